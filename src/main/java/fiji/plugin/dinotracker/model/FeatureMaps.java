package fiji.plugin.dinotracker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Rows;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * Feature maps of a batch of frames, and the two things done with them: sampling phi(x) at points and looking at the
 * unit vectors whose products are cosines.
 */
public final class FeatureMaps {

	/** A vector's length is taken as at least this, so that the product of two is at least 1e-8. */
	public static final float SHORTEST = 1e-4f;

	private final VideoGeometry geometry;
	private final NDArray features;
	private final NDArray lengths;
	private final NDArray unit;
	private final NDList unitMaps;

	/**
	 * @param geometry the sizes
	 * @param features [N, P, C]
	 */
	public FeatureMaps(final VideoGeometry geometry, final NDArray features) {
		this.geometry = geometry;
		this.features = features;
		this.lengths = lengths(features);
		this.unit = features.div(lengths);
		this.unitMaps = unit.split(features.getShape().get(0)); // N x [1, P, C]
	}

	/** Vectors along the last axis at length one; those shorter than {@link #SHORTEST} stay shorter than one. */
	public static NDArray unit(final NDArray vectors) {
		return vectors.div(lengths(vectors));
	}

	/** Lengths of the vectors along the last axis, which stays with size 1; those below {@link #SHORTEST} are taken as that. */
	public static NDArray lengths(final NDArray vectors) {
		return Scalars.atLeast(vectors.norm(new int[] { -1 }, true), SHORTEST);
	}

	/** The sizes. */
	public VideoGeometry geometry() {
		return geometry;
	}

	/** How many maps there are, N. */
	public int size() {
		return (int) features.getShape().get(0);
	}

	/** The descriptors, [N, P, C]. */
	public NDArray features() {
		return features;
	}

	/** How long the descriptors are, but at least {@link #SHORTEST}, [N, P, 1]. */
	public NDArray lengths() {
		return lengths;
	}

	/** The descriptors at length one, [N, P, C]. */
	public NDArray unit() {
		return unit;
	}

	/** The descriptors of one map at length one, [P, C]. */
	public NDArray unit(final int slot) {
		return unitMaps.get(slot).squeeze(0);
	}

	/**
	 * The descriptors at points, phi(x), bilinear between the four cells around; beyond the outermost cells the value
	 * stays that of the nearest. No gradient goes to the points.
	 *
	 * @return [B, C]
	 */
	public NDArray sample(final PointBatch points) {
		final int n = points.size();
		final int[] cells = new int[4 * n];
		final float[] weights = new float[4 * n];
		for (int i = 0; i < n; i++)
			corners(points, i, cells, weights);
		final NDManager manager = features.getManager();
		final NDArray table = features.reshape(-1, features.getShape().get(2)); // [N P, C]
		return Rows.take(table, cells) // [4 B, C]
			.mul(manager.create(weights, new Shape(4L * n, 1))) //
			.reshape(n, 4, -1).sum(new int[] { 1 }); // [B, C]
	}

	private void corners(final PointBatch points, final int i, final int[] cells, final float[] weights) {
		final int w = geometry.gridWidth();
		final int h = geometry.gridHeight();
		final double col = Math.max(0, Math.min(w - 1, geometry.toGrid(points.x()[i])));
		final double row = Math.max(0, Math.min(h - 1, geometry.toGrid(points.y()[i])));
		final int left = Math.min((int) col, w - 2);
		final int top = Math.min((int) row, h - 2);
		for (int corner = 0; corner < 4; corner++) {
			final int dc = corner & 1;
			final int dr = corner >> 1;
			cells[4 * i + corner] = (points.slots()[i] * h + top + dr) * w + left + dc;
			weights[4 * i + corner] = (float) ((1 - Math.abs(col - left - dc)) * (1 - Math.abs(row - top - dr)));
		}
	}
}
