package fiji.plugin.dinotracker.training;

import java.nio.FloatBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Every cosine between two sets of unit vectors, row by row, in bounded memory however many there are. */
final class CosineRows {

	/** Rows that are worked out at once: enough for a fast product, few enough for it to stay near the processor until it is looked at. */
	static final int BLOCK = 512;

	private CosineRows() {}

	/** What looks at the cosines of one vector of the first set with all of the second. */
	@FunctionalInterface
	interface Visitor {

		/**
		 * @param row of the first set
		 * @param cosines where they lie, among others; only to be read during the visit
		 * @param start index of the first of them
		 */
		void visit(int row, FloatBuffer cosines, int start);
	}

	/**
	 * Shows each row to a visitor, in order. No gradient comes of it.
	 *
	 * @param first vectors of length one, [M, C]
	 * @param second vectors of length one, [P, C]
	 */
	static void visit(final NDArray first, final NDArray second, final Visitor visitor) {
		final int rows = (int) first.getShape().get(0);
		final int columns = (int) second.getShape().get(0);
		try (NDArray transposed = second.transpose()) { // [C, P]
			for (int from = 0; from < rows; from += BLOCK) {
				final int to = Math.min(rows, from + BLOCK);
				try (NDArray block = first.get(new NDIndex().addSliceDim(from, to)); NDArray cosines = block.matMul(transposed)) { // [to - from, P]
					final FloatBuffer values = cosines.toByteBuffer(true).asFloatBuffer();
					for (int row = from; row < to; row++)
						visitor.visit(row, values, (row - from) * columns);
				}
			}
		}
	}
}
