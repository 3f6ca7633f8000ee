package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * What DINOv2 adds to a patch to tell it where it is: learned on a grid of 37 x 37 and resized to the grid at hand.
 * Models without registers were used by their authors with a scale of (n + 0.1)/37 for n cells, which shifts the samples
 * a little; models with registers with antialiasing and no such offset. On the learned grid itself nothing is resized.
 */
final class PositionEmbedding {

	private static final int SIDE = VitArchitecture.POSITION_GRID;
	private static final double OFFSET = 0.1;

	private final NDArray learned;
	private final boolean antialias;

	/**
	 * @param learned one row a cell, [37 * 37, C]
	 * @param antialias whether the model is one with registers
	 */
	PositionEmbedding(final NDArray learned, final boolean antialias) {
		this.learned = learned;
		this.antialias = antialias;
	}

	/**
	 * The embedding of a grid.
	 *
	 * @return one row a cell in row-major order, [rows * cols, C]; not to be changed in place
	 */
	NDArray grid(final NDManager manager, final int rows, final int cols) {
		if (rows == SIDE && cols == SIDE) return learned;
		final long channels = learned.getShape().get(1);
		final NDArray resized = matrix(manager, rows).matMul(learned.reshape(SIDE, SIDE * channels)); // [rows, 37 C]
		return matrix(manager, cols).matMul(resized.reshape(rows, SIDE, channels)).reshape(rows * (long) cols, channels); // [rows cols, C]
	}

	private NDArray matrix(final NDManager manager, final int cells) {
		final BicubicResampling resampling = new BicubicResampling(manager);
		return antialias ? resampling.antialiased(SIDE, cells) : resampling.sampling(SIDE, cells, (cells + OFFSET) / SIDE); // [cells, 37]
	}
}
