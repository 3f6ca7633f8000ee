package fiji.plugin.dinotracker.batch;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.imports.GridQueries;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.MaskReader;

/**
 * The same grid on every stack, over the mask if there is one.
 *
 * @param count about how many points
 * @param frame the frame they are on, from 0; the first that is tracked if none is given
 */
public record GridPoints(int count, Optional<Integer> frame) implements QuerySource {

	/** The points on a stack. */
	public List<QueryPoint> on(final TrackerInput input) {
		final int at = frame.orElseGet(() -> input.frames().get(0));
		final FrameSource source = input.source();
		final GridQueries grid = input.mask().map(mask -> new GridQueries(source.width(), foreground(mask, at, input))) //
			.orElseGet(() -> GridQueries.wholeFrame(source.width(), source.height()));
		return grid.withCount(count, at);
	}

	private static BitSet foreground(final FrameSource mask, final int frame, final TrackerInput input) {
		final BitSet foreground = MaskReader.foreground(mask, frame, input.source(), input.selection());
		if (foreground.isEmpty() && mask.frames() == 1) throw new IllegalArgumentException("The mask marks nothing; draw the foreground in white, or leave the mask out");
		if (foreground.isEmpty()) throw new IllegalArgumentException("The mask marks nothing on frame " + frame + " (" + (frame + 1) + " in ImageJ); put the grid on a frame where it marks something");
		return foreground;
	}

	@Override
	public Object choice(final Path stack) {
		return toString();
	}

	@Override
	public List<QueryPoint> queries(final Path stack, final TrackerInput input) {
		return on(input);
	}
}
