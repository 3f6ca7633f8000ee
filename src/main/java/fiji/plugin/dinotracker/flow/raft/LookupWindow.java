package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/**
 * One axis of a window of 2r + 1 places, one cell apart, around a centre that may lie between two cells. All places share
 * the centre's fraction, so 2r + 2 neighbouring cells and one pair of weights give all of them by bilinear interpolation.
 * Cells outside the map count as zero.
 */
final class LookupWindow {

	private final NDArray cells; // [N, L, 2r + 2]
	private final NDArray lowerWeights; // [N, L, 2r + 1]
	private final NDArray upperWeights; // [N, L, 2r + 1]

	/**
	 * @param centres one coordinate of each centre on each level, in that level's cells, [N, L]
	 * @param offsets -r, ..., r + 1, [2r + 2]
	 * @param lastCells the last cell of each level, [L, 1]
	 */
	LookupWindow(final NDArray centres, final NDArray offsets, final NDArray lastCells) {
		final NDArray column = centres.expandDims(2); // [N, L, 1]
		final NDArray floor = column.floor(); // [N, L, 1]
		final NDArray fraction = column.sub(floor); // [N, L, 1]
		final NDArray wanted = floor.add(offsets); // [N, L, 2r + 2]
		final NDArray present = wanted.maximum(0).minimum(lastCells); // [N, L, 2r + 2]
		final NDArray inside = wanted.eq(present).toType(DataType.FLOAT32, false); // [N, L, 2r + 2]
		final long places = offsets.size() - 1;
		cells = present.toType(DataType.INT64, false); // [N, L, 2r + 2]
		lowerWeights = fraction.neg().add(1).mul(inside.get(slice(0, places))); // [N, L, 2r + 1]
		upperWeights = fraction.mul(inside.get(slice(1, places + 1))); // [N, L, 2r + 1]
	}

	/** The cells to read, int64, inside the map, [N, L, 2r + 2]. */
	NDArray cells() {
		return cells;
	}

	/**
	 * The values between the cells.
	 *
	 * @param values what was read at the cells, along this window's axis, [N, L, 2r + 2, M]
	 * @return [N, L, 2r + 1, M]
	 */
	NDArray blendRows(final NDArray values) {
		final long places = lowerWeights.size(2);
		final NDArray lower = values.get(slice(0, places).addAllDim()).mul(lowerWeights.expandDims(3)); // [N, L, 2r + 1, M]
		return lower.addi(values.get(slice(1, places + 1).addAllDim()).mul(upperWeights.expandDims(3))); // [N, L, 2r + 1, M]
	}

	/**
	 * The values between the cells.
	 *
	 * @param values what was read at the cells, along this window's axis, [N, L, M, 2r + 2]
	 * @return [N, L, M, 2r + 1]
	 */
	NDArray blendColumns(final NDArray values) {
		final long places = lowerWeights.size(2);
		final NDArray lower = values.get(slice(0, places)).mul(lowerWeights.expandDims(2)); // [N, L, M, 2r + 1]
		return lower.addi(values.get(slice(1, places + 1)).mul(upperWeights.expandDims(2))); // [N, L, M, 2r + 1]
	}

	private static NDIndex slice(final long from, final long to) {
		return new NDIndex().addEllipseDim().addSliceDim(from, to);
	}
}
