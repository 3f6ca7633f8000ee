package fiji.plugin.dinotracker.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Resizing as a matrix product: an image [h, w] resized to [H, W] is {@code R(h, H) image R(w, W)^T}. Pixel centres are
 * aligned: sample i of the result lies at {@code (i + 0.5) from / to - 0.5} of the input.
 */
public final class Resampling {

	/** The parameter of the cubic kernel (Keys 1981) that reproduces quadratics, and that of sharper interpolation. */
	private static final double SMOOTH = -0.5;
	private static final double SHARP = -0.75;

	private Resampling() {}

	/**
	 * Cubic interpolation whose kernel widens when the image shrinks, so that fine texture averages out instead of
	 * aliasing. Weights beyond the border are dropped and the rest renormalised.
	 *
	 * @param manager where the matrix lives
	 * @param from length of the input in samples
	 * @param to length of the result in samples
	 * @return weights, each row sums to 1, [to, from]
	 */
	public static NDArray antialiasedBicubic(final NDManager manager, final int from, final int to) {
		final float[] weights = new float[Math.multiplyExact(to, from)];
		for (int row = 0; row < to; row++)
			fillRow(weights, row, from, to);
		return manager.create(weights, new Shape(to, from)); // [to, from]
	}

	/**
	 * Cubic interpolation between the four samples around each place, with a kernel that does not widen; beyond the border
	 * its sample is repeated. It is what PyTorch does without antialiasing.
	 *
	 * @param manager where the matrix lives
	 * @param from length of the input in samples
	 * @param to length of the result in samples
	 * @param scale samples of the result for one of the input, near {@code to / from}
	 * @return weights, each row sums to 1, [to, from]
	 */
	public static NDArray bicubic(final NDManager manager, final int from, final int to, final double scale) {
		final float[] weights = new float[Math.multiplyExact(to, from)];
		for (int row = 0; row < to; row++) {
			final double centre = (row + 0.5) / scale - 0.5;
			final int first = (int) Math.floor(centre) - 1;
			for (int i = first; i < first + 4; i++)
				weights[row * from + Math.max(0, Math.min(from - 1, i))] += cubic(i - centre, SHARP);
		}
		return manager.create(weights, new Shape(to, from)); // [to, from]
	}

	private static void fillRow(final float[] weights, final int row, final int from, final int to) {
		final double stretch = Math.max(1, from / (double) to);
		final double centre = (row + 0.5) * from / to - 0.5;
		final int begin = Math.max(0, (int) Math.ceil(centre - 2 * stretch));
		final int end = Math.min(from - 1, (int) Math.floor(centre + 2 * stretch));
		double sum = 0;
		for (int i = begin; i <= end; i++)
			sum += cubic((i - centre) / stretch, SMOOTH);
		for (int i = begin; i <= end; i++)
			weights[row * from + i] = (float) (cubic((i - centre) / stretch, SMOOTH) / sum);
	}

	private static double cubic(final double distance, final double a) {
		final double x = Math.abs(distance);
		if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
		return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
	}
}
