package fiji.plugin.dinotracker.training;

import java.nio.FloatBuffer;
import java.util.function.Consumer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Every cosine between two sets of unit vectors, some rows after the other, in bounded memory however many there are. */
final class CosineBlocks {

	/** Rows that are worked out at once: enough for a fast product, few enough for it to be still at hand when it is looked at. */
	static final int ROWS = 512;

	private CosineBlocks() {}

	/**
	 * The cosines of some vectors of the first set with all of the second; only to be read during the visit, by any number of
	 * threads.
	 *
	 * @param from the first of the rows
	 * @param to the row behind the last
	 * @param columns vectors of the second set, P
	 * @param cosines [to - from, P]
	 */
	record Block(int from, int to, int columns, FloatBuffer cosines) {

		/**
		 * Copies cosines of one row.
		 *
		 * @param column of the first of them
		 * @param copy filled with them
		 */
		void read(final int row, final int column, final float[] copy) {
			cosines.get((row - from) * columns + column, copy);
		}
	}

	/**
	 * Shows all blocks to a visitor, in order. No gradient comes of it.
	 *
	 * @param first vectors of length one, [M, C]
	 * @param second vectors of length one, [P, C]
	 */
	static void visit(final NDArray first, final NDArray second, final Consumer<Block> visitor) {
		final int rows = (int) first.getShape().get(0);
		final int columns = (int) second.getShape().get(0);
		try (NDArray transposed = second.transpose()) { // [C, P]
			for (int from = 0; from < rows; from += ROWS) {
				final int to = Math.min(rows, from + ROWS);
				try (NDArray some = first.get(new NDIndex().addSliceDim(from, to)); //
						NDArray cosines = some.matMul(transposed); // [to - from, P]
						NDArray here = cosines.toDevice(Device.cpu(), false)) { // the same array if it was computed here
					visitor.accept(new Block(from, to, columns, here.toByteBuffer(true).asFloatBuffer()));
				}
			}
		}
	}
}
