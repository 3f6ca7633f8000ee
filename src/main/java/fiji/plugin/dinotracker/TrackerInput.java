package fiji.plugin.dinotracker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.MaskReader;

/**
 * What is tracked. Outside the numerics, frames are counted as the stack counts them; inside, as the selection does; this
 * is where one becomes the other.
 *
 * @param source the stack
 * @param selection which part of it
 * @param mask where the foreground is, if the user knows; training looks at it more often, {@code flow-contrast} at nothing else, and grids
 *            are spread over it
 */
public record TrackerInput(FrameSource source, FrameSelection selection, Optional<FrameSource> mask) {

	/** @throws IllegalArgumentException if the mask does not fit the stack; the message says what to do */
	public TrackerInput {
		mask.ifPresent(foreground -> MaskReader.requireFit(source, foreground));
	}

	/** The selected frames, as the stack counts them. */
	public List<Integer> frames() {
		return selection.frames(source);
	}

	/**
	 * Checks query points before any work begins.
	 *
	 * @throws IllegalArgumentException if there is none, two have one name, or one lies on no selected frame or outside the
	 *           image; the message says what to do
	 */
	public void requireTrackable(final List<QueryPoint> queries) {
		toSelection(queries);
	}

	/**
	 * Query points with frames counted as the selection does.
	 *
	 * @throws IllegalArgumentException if there is none, two have one name, or one lies on no selected frame or outside the
	 *           image
	 */
	List<QueryPoint> toSelection(final List<QueryPoint> queries) {
		if (queries.isEmpty()) throw new IllegalArgumentException("There are no query points; click some with the multi-point tool, or give a CSV file or a grid");
		if (queries.stream().map(QueryPoint::name).distinct().count() < queries.size())
			throw new IllegalArgumentException("Two query points have the same name; give each its own");
		final List<Integer> frames = frames();
		return queries.stream().map(query -> new QueryPoint(query.name(), selected(query, frames), query.position())).toList();
	}

	private int selected(final QueryPoint query, final List<Integer> frames) {
		final PixelPoint position = query.position();
		if (!position.isOn(source.width(), source.height())) throw new IllegalArgumentException(String.format(Locale.ROOT, "Query point %s at (%.1f, %.1f) lies outside the %d x %d pixels of %s; move it onto the image", //
			query.name(), position.x(), position.y(), source.width(), source.height(), source.name()));
		final int index = frames.indexOf(query.frame());
		if (index < 0) throw new IllegalArgumentException(String.format("Query point %s is on frame %d, which is not among the %d tracked frames from %d to %d (counted from 0, in ImageJ from 1); move it, or change the range or the step", //
			query.name(), query.frame(), frames.size(), frames.get(0), frames.get(frames.size() - 1)));
		return index;
	}

	/** Tracks with frames counted as the stack does. */
	List<Track> toStack(final List<Track> tracks) {
		return counted(tracks, frames()::get);
	}

	/** Tracks with frames counted as the selection does, for pictures of these frames only. */
	List<Track> toSelectedFrames(final List<Track> tracks) {
		final int first = frames().get(0);
		return counted(tracks, frame -> (frame - first) / selection.step());
	}

	private static List<Track> counted(final List<Track> tracks, final IntUnaryOperator frame) {
		return tracks.stream().map(track -> new Track( //
			new QueryPoint(track.name(), frame.applyAsInt(track.query().frame()), track.query().position()), //
			track.points().stream().map(point -> point.onFrame(frame.applyAsInt(point.frame()))).toList())).toList();
	}
}
