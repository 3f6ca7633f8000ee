package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * How much every cell of the source resembles every cell of the target, at four scales (RAFT, Sec. 3.2): dot products of
 * the features over the root of their number. Averaging 2 x 2 products is the product with the average of 2 x 2 features,
 * so the target's features are pooled, and one matrix product gives all levels, side by side in one row for each source cell.
 */
final class CorrelationPyramid {

	static final int LEVELS = 4;

	private final NDArray rows; // [B h w, cells of all levels]
	private final NDArray offsets; // [2r + 2]
	private final NDArray scales; // [L]
	private final NDArray lastColumns; // [L, 1]
	private final NDArray lastRows; // [L, 1]
	private final NDArray widths; // [L, 1], int64
	private final NDArray starts; // [L, 1, 1], int64

	/**
	 * @param sources features of the source frames, [B, C, h, w]
	 * @param targets features of the target frames, [B, C, h, w], at least 8 cells each way
	 * @param radius how far to look up to each side, in cells of each level
	 */
	CorrelationPyramid(final NDArray sources, final NDArray targets, final int radius) {
		final NDManager manager = sources.getManager();
		final float[] scale = new float[LEVELS];
		final float[] lastColumn = new float[LEVELS];
		final float[] lastRow = new float[LEVELS];
		final long[] width = new long[LEVELS];
		final long[] start = new long[LEVELS];
		final NDList levels = new NDList();
		NDArray level = targets; // [B, C, h, w]
		long cells = 0;
		for (int l = 0; l < LEVELS; l++) {
			if (l > 0) level = halved(level); // [B, C, h / 2^l, w / 2^l]
			levels.add(flat(level)); // [B, h w / 4^l, C]
			scale[l] = 1f / (1 << l);
			lastRow[l] = level.size(2) - 1;
			lastColumn[l] = level.size(3) - 1;
			width[l] = level.size(3);
			start[l] = cells;
			cells += level.size(2) * level.size(3);
		}
		final NDArray scaled = flat(sources).div(Math.sqrt(sources.size(1))); // [B, h w, C]
		rows = scaled.matMul(NDArrays.concat(levels, 1).transpose(0, 2, 1)).reshape(-1, cells); // [B h w, cells]
		offsets = manager.arange(-radius, radius + 2).toType(DataType.FLOAT32, false); // [2r + 2]
		scales = manager.create(scale); // [L]
		lastColumns = manager.create(lastColumn, new Shape(LEVELS, 1)); // [L, 1]
		lastRows = manager.create(lastRow, new Shape(LEVELS, 1)); // [L, 1]
		widths = manager.create(width, new Shape(LEVELS, 1)); // [L, 1]
		starts = manager.create(start, new Shape(LEVELS, 1, 1)); // [L, 1, 1]
	}

	private static NDArray halved(final NDArray maps) {
		final Shape two = new Shape(2, 2);
		return maps.getNDArrayInternal().avgPool(two, two, new Shape(0, 0), false, true); // [B, C, H / 2, W / 2]
	}

	private static NDArray flat(final NDArray maps) {
		return ChannelsLast.toCells(maps).reshape(maps.size(0), -1, maps.size(1)); // [B, H W, C]
	}

	/**
	 * The correlations around a place for each source cell, zero outside the target.
	 *
	 * @param places (x, y) in cells of the target, [B, h, w, 2]
	 * @return [B, L (2r + 1)^2, h, w]: levels, within them columns of the window, within them rows
	 */
	NDArray lookup(final NDArray places) {
		final LookupWindow columns = new LookupWindow(centres(places, 0), offsets, lastColumns);
		final LookupWindow lines = new LookupWindow(centres(places, 1), offsets, lastRows);
		final NDArray cells = lines.cells().mul(widths).expandDims(2) // [N, L, 1, 2r + 2]
			.add(columns.cells().expandDims(3)).addi(starts); // [N, L, 2r + 2, 2r + 2]
		final NDArray values = rows.gather(cells.reshape(rows.size(0), -1), 1).reshape(cells.getShape()); // [N, L, 2r + 2, 2r + 2]
		final NDArray blended = lines.blendColumns(columns.blendRows(values)); // [N, L, 2r + 1, 2r + 1]
		return ChannelsLast.ofCells(blended.reshape(places.size(0), places.size(1), places.size(2), -1)); // [B, L (2r + 1)^2, h, w]
	}

	private NDArray centres(final NDArray places, final int axis) {
		return places.get(new NDIndex().addEllipseDim().addIndices(axis)).reshape(-1, 1).mul(scales); // [N, L]
	}
}
