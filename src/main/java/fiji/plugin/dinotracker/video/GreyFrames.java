package fiji.plugin.dinotracker.video;

import java.util.List;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * The selected frames of a stack in grey at their original size, read one at a time. Black and white are those of
 * {@link VideoLoader}, the same for all frames.
 */
public final class GreyFrames {

	private static final float[] LUMA = Luma.shares();

	private final FrameSource source;
	private final FrameSelection selection;
	private final List<Integer> frames;
	private final IntensityScaling scaling;

	/**
	 * @param source the stack
	 * @param selection which part of it
	 * @throws IllegalArgumentException if the selection does not fit the stack
	 * @throws java.io.UncheckedIOException if a frame cannot be read
	 */
	public GreyFrames(final FrameSource source, final FrameSelection selection) {
		this.source = source;
		this.selection = selection;
		this.frames = selection.frames(source);
		this.scaling = source.scaling(selection, Progress.NONE);
	}

	/** How many frames are selected. */
	public int size() {
		return frames.size();
	}

	/** Width of a frame in pixels. */
	public int width() {
		return source.width();
	}

	/** Height of a frame in pixels. */
	public int height() {
		return source.height();
	}

	/**
	 * Reads a frame.
	 *
	 * @param index counted as the selection does
	 * @throws java.io.UncheckedIOException if it cannot be read
	 */
	public GreyImage read(final int index) {
		final List<Integer> channels = selection.channels(source);
		if (channels.size() == 1) return new GreyImage(source.width(), source.height(), values(channels.get(0), index));
		final float[] grey = new float[source.width() * source.height()];
		for (int c = 0; c < channels.size(); c++)
			add(LUMA[c], values(channels.get(c), index), grey);
		return new GreyImage(source.width(), source.height(), grey);
	}

	private float[] values(final int channel, final int index) {
		return scaling.scale(selection.pixels(source, channel, frames.get(index)));
	}

	private static void add(final float weight, final float[] values, final float[] sum) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += weight * values[i];
	}
}
