package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Bilinear interpolation in which the corner cells fall on the corner pixels, as RAFT-small is trained with. */
final class BilinearUpsampling implements Upsampling {

	@Override
	public NDArray apply(final NDArray flow, final NDArray hidden) {
		final NDArray down = weights(flow.getManager(), flow.size(2)); // [8 h, h]
		final NDArray across = weights(flow.getManager(), flow.size(3)); // [8 w, w]
		return down.matMul(flow).matMul(across.transpose()).muli(FACTOR); // [B, 2, 8 h, 8 w]
	}

	/** Row i weighs the cells around (n - 1) i / (8 n - 1). */
	private static NDArray weights(final NDManager manager, final long cells) {
		final int columns = Math.toIntExact(cells);
		final int rows = columns * FACTOR;
		final float[] weights = new float[rows * columns];
		for (int row = 0; row < rows; row++) {
			final float place = row * ((columns - 1f) / (rows - 1));
			final int cell = Math.min((int) place, columns - 2);
			weights[row * columns + cell] = 1 - (place - cell);
			weights[row * columns + cell + 1] = place - cell;
		}
		return manager.create(weights, new Shape(rows, columns)); // [8 n, n]
	}
}
