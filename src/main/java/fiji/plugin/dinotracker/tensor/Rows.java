package fiji.plugin.dinotracker.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Picking rows of a table. */
public final class Rows {

	private Rows() {}

	/**
	 * Some rows of a table, in any order, also repeatedly. Its gradient is deterministic on several threads, which that of
	 * indexing is not.
	 *
	 * @param table [N, C]
	 * @param rows indices from 0 to N - 1
	 * @return [rows, C]
	 */
	public static NDArray take(final NDArray table, final int... rows) {
		final NDArray indices = table.getManager().create(rows); // [rows]
		return table.getNDArrayInternal().embedding(indices, table, SparseFormat.DENSE).singletonOrThrow();
	}
}
