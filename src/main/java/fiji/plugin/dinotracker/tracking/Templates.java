package fiji.plugin.dinotracker.tracking;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/** What some points look like: on each frame, the descriptors at length one to look for, [Q, C]. */
final class Templates {

	/** Frames after which a look counts a factor e less. */
	private static final double MEMORY = 10;
	/** A look that counts however long ago it was. */
	private static final double ALWAYS = 1e-4;
	/** Looks count where the path is this sure. */
	private static final double SURE = 0.9;

	/** A look that was seen on one frame only may have changed while the flow still follows the point. */
	private static final float LEAST_OF_QUERIES = -1;
	private static final float LEAST_ALONG = -3;

	private final List<NDArray> frames;
	private final float least;

	private Templates(final List<NDArray> frames, final float least) {
		this.frames = frames;
		this.least = least;
	}

	/** On every frame what the point looks like where it was queried. */
	static Templates ofQueries(final FeatureVideo features, final List<QueryPoint> queries, final NDManager manager) {
		final NDList rows = new NDList();
		for (final QueryPoint query : queries) {
			final PixelPoint place = features.geometry().toWorking(query.position());
			rows.add(look(features, query.frame(), new double[] { place.x() }, new double[] { place.y() }, manager)); // [1, C]
		}
		final NDArray looks = NDArrays.concat(rows); // [Q, C]
		return new Templates(IntStream.range(0, features.size()).mapToObj(t -> looks).toList(), LEAST_OF_QUERIES);
	}

	/** On every frame the mean of what the point looks like on the frames around where the path is sure. */
	static Templates along(final Paths paths, final FeatureVideo features, final NDManager manager) {
		final int count = paths.frames();
		final NDList looks = new NDList();
		for (int t = 0; t < count; t++) {
			final NDArray look = look(features, t, column(paths.x(), t), column(paths.y(), t), manager); // [Q, C]
			final float[] sure = new float[paths.points()];
			for (int q = 0; q < sure.length; q++)
				sure[q] = paths.confidence()[q][t] >= SURE ? 1 : 0;
			looks.add(look.mul(manager.create(sure, new Shape(sure.length, 1))).reshape(1, -1)); // [1, Q C]
		}
		final NDArray means = manager.create(memory(count), new Shape(count, count)).matMul(NDArrays.concat(looks)); // [T, Q C]
		return new Templates(IntStream.range(0, count).mapToObj(t -> FeatureMaps.unit(means.get(t).reshape(paths.points(), features.channels()))).toList(), LEAST_ALONG);
	}

	/** How much the look on each frame counts for each frame, [T, T]. */
	private static float[] memory(final int count) {
		final float[] weights = new float[count * count];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) (Math.exp(-Math.abs(i / count - i % count) / MEMORY) + ALWAYS);
		return weights;
	}

	private static double[] column(final double[][] values, final int t) {
		return IntStream.range(0, values.length).mapToDouble(q -> values[q][t]).toArray();
	}

	private static NDArray look(final FeatureVideo features, final int frame, final double[] x, final double[] y, final NDManager manager) {
		final PointBatch points = new PointBatch(new int[x.length], new float[x.length], new float[x.length]);
		for (int i = 0; i < x.length; i++) {
			points.x()[i] = (float) x[i];
			points.y()[i] = (float) y[i];
		}
		try (NDManager step = Torch.newManager(manager.getDevice())) {
			final NDArray look = FeatureMaps.unit(new FeatureMaps(features.geometry(), features.maps(step, frame)).sample(points)); // [Q, C]
			look.attach(manager);
			return look;
		}
	}

	/** The descriptors to look for on a frame, [Q, C]. */
	NDArray on(final int frame) {
		return frames.get(frame);
	}

	/** The logarithm of the least evidence that not looking like this is, see {@link Evidence}. */
	float least() {
		return least;
	}
}
