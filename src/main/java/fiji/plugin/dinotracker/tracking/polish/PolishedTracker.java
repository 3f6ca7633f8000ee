package fiji.plugin.dinotracker.tracking.polish;

import java.util.List;

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
 * least 0.97, and more than at the place found; else the place found stays. Hidden points and queries stay too. Frames up to the
 * last query are kept for the way back, see {@link FrameTour}.
 * </p>
 */
public final class PolishedTracker implements QueryTracker {

	/** How much the frames that are kept may take, in a temporary file if they are many: 250 of 1920 x 1080 pixels. */
	private static final long KEPT_BYTES = 2L << 30;

	private final QueryTracker tracker;
	private final GreyFrames frames;
	private final VideoGeometry geometry;
	private final long keptBytes;

	/**
	 * @param tracker finds the places
	 * @param frames those it finds them on, at the resolution of the stack
	 * @param geometry the sizes it works with
	 */
	public PolishedTracker(final QueryTracker tracker, final GreyFrames frames, final VideoGeometry geometry) {
		this(tracker, frames, geometry, KEPT_BYTES);
	}

	/** @param keptBytes how much the frames that are kept may take */
	PolishedTracker(final QueryTracker tracker, final GreyFrames frames, final VideoGeometry geometry, final long keptBytes) {
		this.tracker = tracker;
		this.frames = frames;
		this.geometry = geometry;
		this.keptBytes = keptBytes;
	}

	/** @throws java.io.UncheckedIOException if a frame cannot be read any more, or there is no room for those that are kept */
	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		final List<Track> found = tracker.track(queries, progress);
		final List<PolishedPath> paths = found.stream().map(track -> new PolishedPath(track, geometry)).toList();
		final int first = queries.stream().mapToInt(QueryPoint::frame).min().orElseThrow();
		final int last = queries.stream().mapToInt(QueryPoint::frame).max().orElseThrow();
		try (FrameTour tour = new FrameTour(frames, first, last, keptBytes)) {
			paths.forEach(PolishedPath::begin);
			tour.up((frame, image) -> visit(paths, frame, image), progress);
			paths.forEach(PolishedPath::begin);
			tour.down((frame, image) -> visit(paths, frame, image), progress);
		}
		return paths.stream().map(PolishedPath::track).toList();
	}

	private static void visit(final List<PolishedPath> paths, final int frame, final GreyImage image) {
		paths.parallelStream().forEach(path -> path.visit(frame, image));
	}
}
