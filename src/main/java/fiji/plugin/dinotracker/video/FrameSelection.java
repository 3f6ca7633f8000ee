package fiji.plugin.dinotracker.video;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which part of a stack is tracked. All numbers count from 0. What it means depends on the stack: {@link #channels},
 * {@link #planes} and {@link #frames} say so and check that the stack has it.
 *
 * @param channel the channel to look at, shown in grey, or {@link #AUTOMATIC_CHANNEL}
 * @param plane the z plane to look at, or {@link #MAXIMUM_PROJECTION}
 * @param first the first frame
 * @param last the last frame, or {@link #LAST_FRAME}
 * @param step 1 for every frame, 2 for every other frame, and so on
 */
public record FrameSelection(int channel, int plane, int first, int last, int step) {

	/** Colour where the stack is in colour, else its first channel. */
	public static final int AUTOMATIC_CHANNEL = -1;

	/** The brightest value along z, at every pixel. */
	public static final int MAXIMUM_PROJECTION = -1;

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
	 * The z planes to read: a single one, or all for the maximum projection.
	 *
	 * @throws IllegalArgumentException if the stack has no such plane
	 */
	public List<Integer> planes(final FrameSource source) {
		if (plane == MAXIMUM_PROJECTION) return IntStream.range(0, source.planes()).boxed().toList();
		return List.of(require("z plane", plane, source.planes(), source));
	}

	/**
	 * The values of one channel of one frame, on the selected plane or projected along z.
	 *
	 * @return a new array, row by row
	 * @throws IllegalArgumentException if the stack has no such plane
	 * @throws IndexOutOfBoundsException if there is no such channel or frame
	 * @throws java.io.UncheckedIOException if a frame is fetched from a file that cannot be read any more
	 */
	public float[] pixels(final FrameSource source, final int channel, final int frame) {
		return planes(source).stream().map(z -> source.pixels(channel, z, frame)).reduce(FrameSelection::brightest).orElseThrow();
	}

	private static float[] brightest(final float[] one, final float[] other) {
		for (int i = 0; i < one.length; i++)
			if (!(one[i] >= other[i]) && !Float.isNaN(other[i])) one[i] = other[i]; // NaN is no brightness
		return one;
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
			throw new IllegalArgumentException("Fewer than two frames are left of " + source.name() + " at step " + step + "; widen the range or lower the step");
		return IntStream.rangeClosed(0, (end - start) / step).mapToObj(i -> start + i * step).toList();
	}

	private static int require(final String what, final int index, final int count, final FrameSource source) {
		if (index < 0 || index >= count)
			throw new IllegalArgumentException("There is no " + what + " " + index + " in " + source.name() + ", counted from 0; choose one from 0 to " + (count - 1) + ", which ImageJ calls 1 to " + count);
		return index;
	}
}
