package fiji.plugin.dinotracker.flow.raft;

import java.util.ArrayList;
import java.util.List;

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

	private static final float[] SCALES = { 1, 1 / 2f, 1 / 4f, 1 / 8f };

	static final int LEVELS = SCALES.length;

	private final NDArray rows; // [B h w, cells of all levels]
	private final NDArray scales; // [L]
	private final NDArray offsets; // [2r + 2]
	private final NDArray widths; // [L, 1], int64
	private final NDArray lastColumns; // [L, 1]
	private final NDArray lastRows; // [L, 1]
	private final NDArray starts; // [L, 1, 1], int64

	/**
	 * @param sources features of the source frames, [B, C, h, w]
	 * @param targets features of the target frames, [B, C, h, w], at least 16 cells each way
	 * @param radius how far to look up to each side, in cells of each level
	 */
	CorrelationPyramid(final NDArray sources, final NDArray targets, final int radius) {
		final NDManager manager = sources.getManager();
		final List<NDArray> levels = levels(targets);
		final long[] columns = levels.stream().mapToLong(level -> level.size(3)).toArray();
		final long[] lines = levels.stream().mapToLong(level -> level.size(2)).toArray();
		rows = products(sources, levels); // [B h w, cells of all levels]
		scales = manager.create(SCALES); // [L]
		offsets = manager.arange(-radius, radius + 2f); // [2r + 2]
		widths = manager.create(columns, new Shape(LEVELS, 1)); // [L, 1]
		lastColumns = widths.toType(DataType.FLOAT32, false).subi(1); // [L, 1]
		lastRows = manager.create(lines, new Shape(LEVELS, 1)).toType(DataType.FLOAT32, false).subi(1); // [L, 1]
		starts = manager.create(starts(columns, lines), new Shape(LEVELS, 1, 1)); // [L, 1, 1]
	}

	/** Features at the size of each level, [B, C, h / 2^l, w / 2^l]; an odd last row or column is left out. */
	private static List<NDArray> levels(final NDArray features) {
		final Shape two = new Shape(2, 2);
		final List<NDArray> levels = new ArrayList<>(List.of(features));
		while (levels.size() < LEVELS) {
			final NDArray finer = levels.get(levels.size() - 1); // [B, C, H, W]
			levels.add(finer.getNDArrayInternal().avgPool(two, two, new Shape(0, 0), false, true)); // [B, C, H / 2, W / 2]
		}
		return levels;
	}

	private static NDArray products(final NDArray sources, final List<NDArray> levels) {
		final NDArray scaled = flat(sources).div(Math.sqrt(sources.size(1))); // [B, h w, C]
		final NDList targets = new NDList(levels.stream().map(CorrelationPyramid::flat).toList()); // L x [B, h w / 4^l, C]
		final NDArray products = scaled.matMul(NDArrays.concat(targets, 1).transpose(0, 2, 1)); // [B, h w, cells of all levels]
		return products.reshape(-1, products.size(2)); // [B h w, cells of all levels]
	}

	private static NDArray flat(final NDArray maps) {
		return ChannelsLast.toCells(maps).reshape(maps.size(0), -1, maps.size(1)); // [B, H W, C]
	}

	/** Where each level starts in a row. */
	private static long[] starts(final long[] columns, final long[] lines) {
		final long[] starts = new long[LEVELS];
		for (int level = 1; level < LEVELS; level++)
			starts[level] = starts[level - 1] + columns[level - 1] * lines[level - 1];
		return starts;
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
