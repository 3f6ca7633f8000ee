package fiji.plugin.dinotracker.tracking.polish;

import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.QueryTracker;
import fiji.plugin.dinotracker.video.GreyFrames;
import fiji.plugin.dinotracker.video.GreyImage;

/**
 * Makes the places that another tracker finds at the working size more exact, at the resolution of the stack. On each frame
 * where a point is visible, the surroundings of the query are aligned with the image by an affine warp that starts at the
 * place found ({@link Alignment}); they are always those of the query, so that nothing drifts.
 * <p>
 * The aligned place is taken if it lies within a cell of the feature grid from the place found and the correlation there is at
 * least 0.97, and more than at the place found; else the place found stays. Hidden points and queries stay too. One frame is in
 * memory at a time.
 * </p>
 */
public final class PolishedTracker implements QueryTracker {

	private final QueryTracker tracker;
	private final GreyFrames frames;
	private final VideoGeometry geometry;

	/**
	 * @param tracker finds the places
	 * @param frames those it finds them on, at the resolution of the stack
	 * @param geometry the sizes it works with
	 */
	public PolishedTracker(final QueryTracker tracker, final GreyFrames frames, final VideoGeometry geometry) {
		this.tracker = tracker;
		this.frames = frames;
		this.geometry = geometry;
	}

	/** @throws java.io.UncheckedIOException if a frame cannot be read any more */
	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		final List<Track> found = tracker.track(queries, progress);
		final List<PolishedPath> paths = found.stream().map(track -> new PolishedPath(track, geometry)).toList();
		final int first = queries.stream().mapToInt(QueryPoint::frame).min().orElseThrow();
		final int last = queries.stream().mapToInt(QueryPoint::frame).max().orElseThrow();
		visit(paths, IntStream.range(first, frames.size()).toArray(), progress);
		visit(paths, IntStream.rangeClosed(0, last).map(frame -> last - frame).toArray(), progress);
		return paths.stream().map(PolishedPath::track).toList();
	}

	private void visit(final List<PolishedPath> paths, final int[] order, final Progress progress) {
		paths.forEach(PolishedPath::begin);
		for (int i = 0; i < order.length; i++) {
			final int frame = order[i];
			progress.check();
			progress.report("Polishing", i + 1, order.length, "");
			final GreyImage image = frames.read(frame);
			paths.parallelStream().forEach(path -> path.visit(frame, image));
		}
	}
}
