package fiji.plugin.dinotracker.video;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Maps the values of a stack to [0, 1]: linear between black and white, clamped outside. One scaling serves the whole
 * stack, so that a point keeps its brightness from frame to frame.
 *
 * @param black the value that becomes 0
 * @param white the value that becomes 1
 */
public record IntensityScaling(double black, double white) {

	private static final double LOWER_QUANTILE = 0.001;
	private static final double UPPER_QUANTILE = 0.999;

	/** At most this many frames, spread over the stack, are looked at. */
	private static final int SAMPLED_FRAMES = 32;

	/** At most this many pixels each way, spread over the frame, are looked at. */
	private static final int SAMPLED_SIDE = 256;

	public IntensityScaling {
		if (!(black < white)) throw new IllegalArgumentException("Black must be below white, not " + black + " and " + white);
	}

	/**
	 * The scaling of a stack: by 1/255 for bytes, so also for RGB; for other values from the 0.1 % to the 99.9 %
	 * quantile of a fixed sample of the selected frames. The stack remembers it: {@link FrameSource#scaling}.
	 *
	 * @throws IllegalArgumentException if the selection does not fit the stack
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	static IntensityScaling of(final FrameSource source, final FrameSelection selection, final Progress progress) {
		return source.isEightBit() ? new IntensityScaling(0, 255) : between(sample(source, selection, progress));
	}

	private static IntensityScaling between(final double[] sorted) {
		if (sorted.length == 0) return new IntensityScaling(0, 1);
		final double lower = quantile(sorted, LOWER_QUANTILE);
		final double upper = quantile(sorted, UPPER_QUANTILE);
		if (lower < upper) return new IntensityScaling(lower, upper);
		final double minimum = sorted[0]; // a few spots on an even ground
		final double maximum = sorted[sorted.length - 1];
		return new IntensityScaling(minimum, minimum < maximum ? maximum : minimum + Math.max(1, Math.ulp(minimum)));
	}

	private static double quantile(final double[] sorted, final double share) {
		return sorted[(int) Math.round(share * (sorted.length - 1))];
	}

	/** The finite values of the sample, in ascending order. */
	private static double[] sample(final FrameSource source, final FrameSelection selection, final Progress progress) {
		final List<Integer> channels = selection.channels(source);
		final List<Integer> frames = sampled(selection.frames(source));
		final DoubleStream.Builder values = DoubleStream.builder();
		for (int i = 0; i < frames.size(); i++) {
			progress.check();
			progress.report("Measuring brightness", i, frames.size(), "");
			for (final int channel : channels)
				thinned(source, selection.pixels(source, channel, frames.get(i))).filter(Double::isFinite).forEach(values);
		}
		return values.build().sorted().toArray();
	}

	private static List<Integer> sampled(final List<Integer> frames) {
		final int count = Math.min(frames.size(), SAMPLED_FRAMES);
		return IntStream.range(0, count).mapToObj(i -> frames.get((int) ((long) i * (frames.size() - 1) / (count - 1)))).toList();
	}

	private static DoubleStream thinned(final FrameSource source, final float[] pixels) {
		final int columns = Math.min(source.width(), SAMPLED_SIDE);
		final int rows = Math.min(source.height(), SAMPLED_SIDE);
		return IntStream.range(0, rows).map(row -> (int) ((long) row * source.height() / rows) * source.width()) //
			.flatMap(start -> IntStream.range(0, columns).map(column -> start + (int) ((long) column * source.width() / columns))) //
			.mapToDouble(i -> pixels[i]);
	}

	/** The scaled values, in [0, 1]; what is not a number becomes 0. */
	public float[] scale(final float[] values) {
		final float[] scaled = new float[values.length];
		for (int i = 0; i < values.length; i++)
			scaled[i] = scale(values[i]);
		return scaled;
	}

	private float scale(final float value) {
		final double share = (value - black) / (white - black);
		return share > 0 ? (float) Math.min(share, 1) : 0; // not a number is not above 0
	}
}
