package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** Every cosine between two sets of unit vectors, row by row, in bounded memory however many there are. */
final class CosineRows {

	/** Cosines that are worked out at once. */
	private static final int BLOCK = 1 << 22;

	private CosineRows() {}

	/** What looks at the cosines of one vector of the first set with all of the second. */
	@FunctionalInterface
	interface Visitor {

		/**
		 * @param row of the first set
		 * @param cosines where they lie, among others
		 * @param start index of the first of them
		 */
		void visit(int row, float[] cosines, int start);
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
		final int height = Math.max(1, BLOCK / columns);
		for (int from = 0; from < rows; from += height) {
			final int to = Math.min(rows, from + height);
			final float[] cosines = product(first, from, to, second);
			for (int row = from; row < to; row++)
				visitor.visit(row, cosines, (row - from) * columns);
		}
	}

	private static float[] product(final NDArray first, final int from, final int to, final NDArray second) {
		try (NDArray block = first.get(new NDIndex().addSliceDim(from, to)); NDArray transposed = second.transpose(); NDArray cosines = block.matMul(transposed)) {
			return cosines.toFloatArray(); // [to - from, P]
		}
	}
}
