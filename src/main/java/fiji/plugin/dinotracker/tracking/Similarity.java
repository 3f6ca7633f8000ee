package fiji.plugin.dinotracker.tracking;

import java.util.ArrayList;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;

/** How much every place of a video looks like a query point: its cost volume S on each frame (Sec. 3.1, Fig. 7). */
public final class Similarity {

	private final FeatureVideo features;
	private final Device device;
	private final Tracker tracker;

	/**
	 * @param features what places are compared by, refined or raw
	 * @param device where to compute
	 */
	public Similarity(final FeatureVideo features, final Device device) {
		this.features = features;
		this.device = device;
		this.tracker = new Tracker(features.geometry(), new CostHeat());
	}

	/** The sizes. */
	public VideoGeometry geometry() {
		return features.geometry();
	}

	/**
	 * Compares a point with all places.
	 *
	 * @param query in pixels of the original stack, on a frame the video has
	 * @return S of each frame, max(0, cos(phi_q, Phi^t(p))), [P], from 0 to 1
	 */
	public List<float[]> to(final QueryPoint query) {
		try (NDManager manager = Torch.newManager(device)) {
			final NDArray descriptor = Descriptors.of(List.of(query), features, manager); // [1, C]
			final List<float[]> maps = new ArrayList<>();
			for (int frame = 0; frame < features.size(); frame++)
				try (NDManager step = Torch.newManager(device)) {
					descriptor.tempAttach(step);
					maps.add(tracker.costs(descriptor, maps(step, frame), new int[1]).getNDArrayInternal().relu().toFloatArray()); // [1, P]
				}
			return maps;
		}
	}

	private FeatureMaps maps(final NDManager step, final int frame) {
		return new FeatureMaps(geometry(), features.maps(step, frame));
	}
}
