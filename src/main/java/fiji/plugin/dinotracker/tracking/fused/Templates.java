package fiji.plugin.dinotracker.tracking.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.tracking.Descriptors;

/** What some points look like: on each frame, the descriptors at length one to look for, [Q, C]. */
final class Templates {

	/** What a look counts less for each frame that it is away: after 10 frames, a factor e. */
	private static final double DECAY = Math.exp(-1 / 10.0);
	/** What a look counts however far away it is. */
	private static final double ALWAYS = 1e-4;
	/** Looks count where the path is this sure. */
	private static final double SURE = 0.9;

	/** Evidence is no less, as a logarithm: a look that was seen on one frame only may have changed while the flow still follows the point. */
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
		final NDArray looks = FeatureMaps.unit(Descriptors.of(queries, features, manager)); // [Q, C]
		return new Templates(IntStream.range(0, features.size()).mapToObj(t -> looks).toList(), LEAST_OF_QUERIES);
	}

	/**
	 * On every frame the mean of what the point looks like on the frames around where the path is sure: the look on frame s
	 * counts exp(-|t - s| / 10) + 0.0001 for frame t. What came before t and what comes after it are each a decaying sum.
	 */
	static Templates along(final Paths paths, final FeatureVideo features, final NDManager manager) {
		try (NDManager passing = Torch.newManager(manager.getDevice())) {
			final List<NDArray> looks = IntStream.range(0, paths.frames()).mapToObj(t -> sureLook(paths, features, t, passing)).toList(); // T x [Q, C]
			final NDArray always = looks.get(0).zerosLike();
			looks.forEach(always::addi);
			always.muli(ALWAYS);
			final List<NDArray> sums = new ArrayList<>();
			final NDArray before = always.zerosLike();
			for (final NDArray look : looks) {
				before.muli(DECAY).addi(look);
				sums.add(before.add(always));
			}
			final NDArray after = always.zerosLike();
			for (int t = sums.size() - 1; t >= 0; t--) {
				sums.set(t, unit(sums.get(t).addi(after), manager));
				after.addi(looks.get(t)).muli(DECAY);
			}
			return new Templates(sums, LEAST_ALONG);
		}
	}

	/** What the points look like on a frame, at length one, or zero where the path is not sure, [Q, C]. */
	private static NDArray sureLook(final Paths paths, final FeatureVideo features, final int t, final NDManager manager) {
		final List<PixelPoint> places = IntStream.range(0, paths.points()).mapToObj(q -> new PixelPoint(paths.x()[q][t], paths.y()[q][t])).toList();
		final float[] sure = new float[places.size()];
		for (int q = 0; q < sure.length; q++)
			sure[q] = paths.probability()[q][t] >= SURE ? 1 : 0;
		final NDArray look = unit(Descriptors.at(places, features, t, manager), manager);
		return look.muli(manager.create(sure, new Shape(sure.length, 1)));
	}

	/** Vectors at length one, in place of the given ones. */
	private static NDArray unit(final NDArray vectors, final NDManager manager) {
		try (NDManager step = Torch.newManager(manager.getDevice())) {
			vectors.attach(step);
			final NDArray unit = FeatureMaps.unit(vectors);
			unit.attach(manager);
			return unit;
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
