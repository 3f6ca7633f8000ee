package fiji.plugin.dinotracker.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Rows;

/**
 * Pi(x_q, t): where a descriptor is found on another frame (Sec. 3.1 eq. 2).
 * <p>
 * The cost volume is S(p) = max(0, cos(phi_q, Phi^t(p))). The position is the mean of the grid positions within R = 35 px
 * (at paper size) of the peak of S, weighted by a {@link Heat}. Only the square of cells around the peak enters it.
 * </p>
 */
public final class Tracker {

	/** R at paper size, in pixels. */
	private static final double RADIUS = 35;
	/** Cells around the disc that the refiner's two convolutions look at. */
	private static final int MARGIN = 2;

	private final VideoGeometry geometry;
	private final Heat heat;
	private final int reach;
	private final double radius;

	/**
	 * @param geometry the sizes
	 * @param heat weights the positions around the peak
	 */
	public Tracker(final VideoGeometry geometry, final Heat heat) {
		this.geometry = geometry;
		this.heat = heat;
		this.radius = radius(geometry);
		this.reach = reach(geometry);
	}

	/** R in working pixels; of very small frames too, neighbours count. */
	private static double radius(final VideoGeometry geometry) {
		return Math.max(RADIUS * geometry.pixelScale(), geometry.stride());
	}

	/** Cells each way from a peak that may be within R. */
	private static int reach(final VideoGeometry geometry) {
		return (int) (radius(geometry) / geometry.stride());
	}

	/** Cells along a side of the square around a peak that enters a position. */
	public static int side(final VideoGeometry geometry) {
		return 2 * reach(geometry) + 1;
	}

	/** Lends what it computes with to a step. */
	public void lendTo(final NDManager step) {
		heat.lendTo(step);
	}

	/**
	 * Finds descriptors on the maps of a batch.
	 *
	 * @param descriptors phi_q, [B, C]
	 * @param maps the maps of the target frames
	 * @param targets the map each descriptor is looked for on
	 * @return working pixels (x, y), [B, 2]
	 */
	public NDArray track(final NDArray descriptors, final FeatureMaps maps, final int[] targets) {
		final int[] order = ascending(targets);
		final int[] back = new int[order.length];
		for (int i = 0; i < order.length; i++)
			back[order[i]] = i;
		final int[] ascending = IntStream.of(order).map(i -> targets[i]).toArray();
		final NDArray positions = positions(costs(Rows.take(descriptors, order), maps, ascending)); // [B, 2]
		return Rows.take(positions, back); // [B, 2]
	}

	/** In which order targets ascend, as {@link #costs} wants them. */
	private static int[] ascending(final int... targets) {
		return IntStream.range(0, targets.length).boxed().sorted(Comparator.comparingInt(i -> targets[i])).mapToInt(i -> i).toArray();
	}

	/**
	 * The cost volume before the ReLU.
	 *
	 * @param targets the map each descriptor is compared with, in ascending order
	 * @return cos(phi_q, Phi^t(p)), [B, P]
	 */
	public NDArray costs(final NDArray descriptors, final FeatureMaps maps, final int[] targets) {
		final NDArray unit = FeatureMaps.unit(descriptors); // [B, C]
		final long[] ends = ends(targets, maps.size());
		final NDList groups = unit.split(Arrays.copyOf(ends, ends.length - 1)); // N x [B_n, C]
		final NDList costs = new NDList();
		for (int slot = 0; slot < maps.size(); slot++)
			if (groups.get(slot).getShape().get(0) > 0) costs.add(groups.get(slot).matMul(maps.unit(slot).transpose())); // [B_n, P]
		return costs.size() == 1 ? costs.head() : NDArrays.concat(costs); // [B, P]; the engine would copy a single one, without its gradient
	}

	/** For each map the index behind its last target. */
	private static long[] ends(final int[] targets, final int maps) {
		final long[] ends = new long[maps];
		for (int i = 0; i < targets.length; i++) {
			if (i > 0 && targets[i] < targets[i - 1]) throw new IllegalArgumentException("Targets must be in ascending order");
			ends[targets[i]]++;
		}
		for (int slot = 1; slot < maps; slot++)
			ends[slot] += ends[slot - 1];
		return ends;
	}

	/**
	 * Eq. 2.
	 *
	 * @param costs cos(phi_q, Phi^t(p)), [B, P]
	 * @return working pixels (x, y), [B, 2]
	 */
	public NDArray positions(final NDArray costs) {
		final int w = geometry.gridWidth();
		final int h = geometry.gridHeight();
		final long batch = costs.getShape().get(0);
		final NDArray peak = costs.stopGradient().argMax(1).toType(DataType.FLOAT32, false).reshape(batch, 1); // [B, 1]
		final NDArray row = peak.add(0.5f).div(w).floor(); // [B, 1]
		final NDArray col = peak.sub(row.mul(w)); // [B, 1]
		final Square square = new Square(costs.getManager(), reach + MARGIN);
		final NDArray rows = row.add(square.down); // [B, K K]
		final NDArray cols = col.add(square.right); // [B, K K]
		final NDArray inside = within(rows, h).mul(within(cols, w)); // [B, K K]
		final NDArray cells = rows.clip(0, h - 1).mul(w).add(cols.clip(0, w - 1)).toType(DataType.INT64, false); // [B, K K]
		final NDArray patches = costs.getNDArrayInternal().relu().gather(cells, 1).mul(inside); // [B, K K]
		final Shape shape = new Shape(batch, 1, square.side, square.side);
		final NDArray onMap = inside.reshape(shape); // [B, 1, K, K]
		final long end = square.side - MARGIN;
		final NDArray disc = square.disc().mul(onMap.get(":, :, {}:{}, {}:{}", MARGIN, end, MARGIN, end)); // [B, 1, k, k]
		final NDArray weights = heat.weights(patches.reshape(shape), onMap, disc).reshape(batch, -1); // [B, k k]
		final NDArray offset = weights.matMul(square.pixels()); // [B, 2]
		return col.concat(row, 1).mul(geometry.stride()).add(geometry.patch() / 2).add(offset); // [B, 2]
	}

	private static NDArray within(final NDArray index, final int size) {
		return index.gte(0).logicalAnd(index.lt(size)).toType(DataType.FLOAT32, false);
	}

	/** The cells around a peak, row by row: the disc's own square and a margin around it. */
	private final class Square {

		private final NDManager manager;
		private final int half;
		private final int side;
		private final NDArray right;
		private final NDArray down;

		Square(final NDManager manager, final int half) {
			this.manager = manager;
			this.half = half;
			this.side = 2 * half + 1;
			final float[] dx = new float[side * side];
			final float[] dy = new float[side * side];
			for (int i = 0; i < dx.length; i++) {
				dx[i] = i % side - half;
				dy[i] = i / side - half;
			}
			right = manager.create(dx, new Shape(1, dx.length)); // [1, K K]
			down = manager.create(dy, new Shape(1, dy.length)); // [1, K K]
		}

		/** 1 within the radius of the centre, without the margin, [1, 1, k, k]. */
		NDArray disc() {
			final int inner = half - MARGIN;
			final int k = 2 * inner + 1;
			final float[] disc = new float[k * k];
			for (int i = 0; i < disc.length; i++)
				disc[i] = geometry.stride() * Math.hypot(i % k - inner, i / k - inner) <= radius ? 1 : 0;
			return manager.create(disc, new Shape(1, 1, k, k));
		}

		/** Displacements from the centre in pixels (x, y), without the margin, [k k, 2]. */
		NDArray pixels() {
			final int inner = half - MARGIN;
			final int k = 2 * inner + 1;
			final float[] pixels = new float[2 * k * k];
			for (int i = 0; i < k * k; i++) {
				pixels[2 * i] = geometry.stride() * (i % k - inner);
				pixels[2 * i + 1] = geometry.stride() * (i / k - inner);
			}
			return manager.create(pixels, new Shape(k * k, 2));
		}
	}
}
