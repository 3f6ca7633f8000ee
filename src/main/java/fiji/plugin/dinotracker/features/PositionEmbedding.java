package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.tensor.Resampling;

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
		this.learned = learned.reshape(SIDE, -1); // [37, 37 C]
		this.antialias = antialias;
	}

	/**
	 * The embedding of a grid.
	 *
	 * @return one row a cell in row-major order, [rows * cols, C], on the given manager
	 */
	NDArray grid(final NDManager manager, final int rows, final int cols) {
		final double offset = rows == SIDE && cols == SIDE ? 0 : OFFSET;
		final NDArray down = matrix(manager, rows, offset); // [rows, 37]
		final NDArray across = matrix(manager, cols, offset); // [cols, 37]
		final NDArray tall = down.matMul(learned).reshape(rows, SIDE, -1); // [rows, 37, C]
		return across.matMul(tall).reshape((long) rows * cols, -1); // [rows * cols, C]
	}

	private NDArray matrix(final NDManager manager, final int cells, final double offset) {
		return antialias ? Resampling.antialiasedBicubic(manager, SIDE, cells) : Resampling.bicubic(manager, SIDE, cells, (cells + offset) / SIDE); // [cells, 37]
	}
}
