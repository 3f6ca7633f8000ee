package fiji.plugin.dinotracker.video;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which part of a stack is tracked. All numbers count from 0. What it means depends on the stack: {@link #channels},
 * {@link #plane(FrameSource)} and {@link #frames} say so and check that the stack has it.
 *
 * @param channel the channel to look at, shown in grey, or {@link #AUTOMATIC_CHANNEL}
 * @param plane the z plane to look at
 * @param first the first frame
 * @param last the last frame, or {@link #LAST_FRAME}
 * @param step 1 for every frame, 2 for every other frame, and so on
 */
public record FrameSelection(int channel, int plane, int first, int last, int step) {

	/** Colour where the stack is in colour, else its first channel. */
	public static final int AUTOMATIC_CHANNEL = -1;

	/** The last frame of the stack, however many there are. */
	public static final int LAST_FRAME = -1;

	/** Every frame, in colour where there is colour. */
	public static final FrameSelection ALL = new FrameSelection(AUTOMATIC_CHANNEL, 0, 0, LAST_FRAME, 1);

	public FrameSelection {
		if (step < 1) throw new IllegalArgumentException("Step " + step + " does not advance; use 1 for every frame");
	}

	/**
	 * The channels to read: red, green and blue, or a single one.
	 *
	 * @throws IllegalArgumentException if the stack has no such channel
	 */
	public List<Integer> channels(final FrameSource source) {
		if (channel == AUTOMATIC_CHANNEL) return source.isColour() ? List.of(0, 1, 2) : List.of(0);
		return List.of(require("channel", channel, source.channels(), source));
	}

	/**
	 * The z plane to read.
	 *
	 * @throws IllegalArgumentException if the stack has no such plane
	 */
	public int plane(final FrameSource source) {
		return require("z plane", plane, source.planes(), source);
	}

	/**
	 * The frames to read, at least two, in order.
	 *
	 * @throws IllegalArgumentException if the stack is a single frame, lacks the first or last frame, or fewer than two
	 *           frames are left
	 */
	public List<Integer> frames(final FrameSource source) {
		if (source.frames() == 1)
			throw new IllegalArgumentException(source.name() + " has a single frame; give a stack or time series " + //
				"(if its frames are stored as channels, use Image > Hyperstacks > Re-order Hyperstack first)");
		final int start = require("frame", first, source.frames(), source);
		final int end = last == LAST_FRAME ? source.frames() - 1 : require("frame", last, source.frames(), source);
		if (end - start < step)
			throw new IllegalArgumentException("Frames " + start + " to " + end + " at step " + step + " are fewer than two; widen the range or lower the step");
		return IntStream.rangeClosed(0, (end - start) / step).mapToObj(i -> start + i * step).toList();
	}

	private static int require(final String what, final int index, final int count, final FrameSource source) {
		if (index < 0 || index >= count)
			throw new IllegalArgumentException("There is no " + what + " " + index + " in " + source.name() + "; choose one from 0 to " + (count - 1));
		return index;
	}
}
