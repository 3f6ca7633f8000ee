package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Matrices [out, in] that resize one axis by cubic convolution (Keys 1981), as PyTorch does: the centres of the first
 * and last cells do not coincide, those of the image's borders do.
 */
final class BicubicResampling {

	private final NDManager manager;

	/** @param manager where the matrices will live */
	BicubicResampling(final NDManager manager) {
		this.manager = manager;
	}

	/**
	 * Samples at given steps with a = -0.75; cells outside repeat the border.
	 *
	 * @param in cells of the given axis
	 * @param out cells of the wanted axis
	 * @param scale wanted cells for one given cell; near {@code out / in}
	 * @return [out, in]
	 */
	NDArray sampling(final int in, final int out, final double scale) {
		final float[] matrix = new float[out * in];
		for (int row = 0; row < out; row++) {
			final double centre = (row + 0.5) / scale - 0.5;
			final int first = (int) Math.floor(centre) - 1;
			for (int cell = first; cell < first + 4; cell++)
				matrix[row * in + Math.max(0, Math.min(in - 1, cell))] += cubic(cell - centre, -0.75);
		}
		return manager.create(matrix, new Shape(out, in)); // [out, in]
	}

	/**
	 * Averages with a = -0.5 over a window that widens when the axis shrinks, so that nothing is skipped; the window is
	 * cut at the borders.
	 *
	 * @param in cells of the given axis
	 * @param out cells of the wanted axis
	 * @return [out, in]
	 */
	NDArray antialiased(final int in, final int out) {
		final double step = in / (double) out;
		final double stretch = Math.max(1, step);
		final float[] matrix = new float[out * in];
		for (int row = 0; row < out; row++) {
			final double centre = (row + 0.5) * step;
			final int first = Math.max(0, (int) (centre - 2 * stretch + 0.5));
			final int end = Math.min(in, (int) (centre + 2 * stretch + 0.5));
			double sum = 0;
			for (int cell = first; cell < end; cell++)
				sum += cubic((cell + 0.5 - centre) / stretch, -0.5);
			for (int cell = first; cell < end; cell++)
				matrix[row * in + cell] = (float) (cubic((cell + 0.5 - centre) / stretch, -0.5) / sum);
		}
		return manager.create(matrix, new Shape(out, in)); // [out, in]
	}

	private static double cubic(final double distance, final double a) {
		final double x = Math.abs(distance);
		if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
		if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
		return 0;
	}
}
