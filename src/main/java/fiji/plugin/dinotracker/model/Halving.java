package fiji.plugin.dinotracker.model;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Halves maps without aliasing, and continues them beyond their borders as far as the next convolution looks: BlurPool with
 * the kernel (1, 3, 3, 1) / 8 both ways on maps that are mirrored at their border pixels (PyTorch's {@code reflect}), then
 * another such reflection (App. A.3). All of it is linear and the same for every row and every column, so it is two
 * matrices: no mirrored copy of a large map is ever made.
 */
final class Halving {

	private static final float[] KERNEL = { 1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f };

	private final NDArray rows;
	private final NDArray columns;

	/**
	 * @param manager where the matrices live
	 * @param height rows of the maps, H
	 * @param width columns of the maps, W
	 * @param padding rows and columns of reflection on each side of the halved maps, p
	 */
	Halving(final NDManager manager, final int height, final int width, final int padding) {
		rows = matrix(manager, height, padding);
		try (NDArray transposed = matrix(manager, width, padding)) {
			columns = transposed.transpose().duplicate(); // [W, W' + 2 p]
		}
	}

	/** The weights of a side's n pixels in each of those that come out, [ceil(n / 2) + 2 p, n]. */
	private static NDArray matrix(final NDManager manager, final int n, final int padding) {
		final int half = halved(n);
		final int outputs = half + 2 * padding;
		final float[] weights = new float[outputs * n];
		for (int output = 0; output < outputs; output++)
			for (int tap = 0; tap < KERNEL.length; tap++)
				weights[output * n + mirrored(2 * mirrored(output - padding, half) - 1 + tap, n)] += KERNEL[tap];
		return manager.create(weights, new Shape(outputs, n));
	}

	/** How many remain of n. */
	static int halved(final int n) {
		return (n + 1) / 2;
	}

	private static int mirrored(final int index, final int n) {
		if (index < 0) return -index;
		return index < n ? index : 2 * (n - 1) - index;
	}

	List<NDArray> matrices() {
		return List.of(rows, columns);
	}

	/**
	 * @param x [N, C, H, W]
	 * @return [N, C, ceil(H / 2) + 2 p, ceil(W / 2) + 2 p]
	 */
	NDArray apply(final NDArray x) {
		final Shape shape = x.getShape();
		try (NDArray maps = x.reshape(-1, shape.get(2), shape.get(3)); NDArray shorter = rows.matMul(maps)) { // [N C, H', W]
			return shorter.matMul(columns).reshape(shape.get(0), shape.get(1), rows.getShape().get(0), columns.getShape().get(1)); // [N, C, H', W']
		}
	}
}
