package fiji.plugin.dinotracker.tracking;

import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/** What points look like: their descriptors phi(x). */
public final class Descriptors {

	private Descriptors() {}

	/**
	 * The descriptors at some places of a frame.
	 *
	 * @param places in working pixels
	 * @param manager holds the result
	 * @return [B, C]
	 */
	public static NDArray at(final List<PixelPoint> places, final FeatureVideo features, final int frame, final NDManager manager) {
		try (NDManager step = Torch.newManager(manager.getDevice())) {
			final NDArray sampled = new FeatureMaps(features.geometry(), features.maps(step, frame)).sample(PointBatch.of(places));
			sampled.attach(manager);
			return sampled;
		}
	}

	/**
	 * The descriptor phi_q of each query point, on its own frame.
	 *
	 * @param queries one or more, in pixels of the original stack
	 * @param manager holds the result
	 * @return [Q, C]
	 */
	public static NDArray of(final List<QueryPoint> queries, final FeatureVideo features, final NDManager manager) {
		final NDArray[] rows = new NDArray[queries.size()];
		for (final int frame : queries.stream().mapToInt(QueryPoint::frame).distinct().toArray()) {
			final int[] members = IntStream.range(0, rows.length).filter(q -> queries.get(q).frame() == frame).toArray();
			final List<PixelPoint> places = IntStream.of(members).mapToObj(q -> features.geometry().toWorking(queries.get(q).position())).toList();
			final NDArray sampled = at(places, features, frame, manager); // [Q_t, C]
			for (int i = 0; i < members.length; i++)
				rows[members[i]] = sampled.get(i);
		}
		return NDArrays.stack(new NDList(rows));
	}
}
