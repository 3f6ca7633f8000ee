package fiji.plugin.dinotracker.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.FramePair;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Rows;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Omega_dino-bb: best buddies of the frozen features, without those that the optical flow already supervises, weighted by
 * how unambiguous they are (Sec. 3.2, App. A.1, A.2). A pair of frames is worked out when it is first asked for and kept
 * while it is among the most recently used.
 */
final class DinoBuddies {

	private static final double AMBIGUITY_SLOPE = 27;
	private static final double AMBIGUITY_OFFSET = -5.7;
	private static final int CACHED_PAIRS = 4096;

	private final FeatureVideo features;
	private final Tracklets tracklets;
	private final Device device;
	private final int[][] nearestTracklets;
	private final Map<FramePair, BuddyPairs> cache = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(final Map.Entry<FramePair, BuddyPairs> eldest) {
			return size() > CACHED_PAIRS;
		}
	};

	DinoBuddies(final FeatureVideo features, final Tracklets tracklets, final Device device) {
		this.features = features;
		this.tracklets = tracklets;
		this.device = device;
		this.nearestTracklets = new int[features.size()][];
	}

	/** The buddies of two different frames. */
	BuddyPairs between(final int source, final int target) {
		if (source > target) return between(target, source).reversed();
		return cache.computeIfAbsent(new FramePair(source, target), this::find);
	}

	private BuddyPairs find(final FramePair frames) {
		return Torch.withoutGradients(() -> {
			try (NDManager manager = Torch.newManager(device)) {
				final FeatureMaps maps = new FeatureMaps(features.geometry(), features.maps(manager, frames.source(), frames.target()));
				return weigh(unsupervised(BestBuddies.find(maps.unit(0), maps.unit(1)), frames), maps);
			}
		});
	}

	/** Only the buddies whose nearest tracklet, on either frame, does not reach the other frame. */
	private BestBuddies unsupervised(final BestBuddies buddies, final FramePair frames) {
		final int[] kept = IntStream.range(0, buddies.size()) //
			.filter(i -> !isSupervised(frames.source(), buddies.sources()[i], frames.target())) //
			.filter(i -> !isSupervised(frames.target(), buddies.targets()[i], frames.source())).toArray();
		final float[] cosines = new float[kept.length];
		for (int i = 0; i < kept.length; i++)
			cosines[i] = buddies.cosines()[kept[i]];
		return new BestBuddies(IntStream.of(kept).map(i -> buddies.sources()[i]).toArray(), IntStream.of(kept).map(i -> buddies.targets()[i]).toArray(), cosines);
	}

	private boolean isSupervised(final int frame, final int cell, final int other) {
		final int tracklet = nearest(frame)[cell];
		return tracklet >= 0 && tracklets.isAlive(tracklet, other);
	}

	private int[] nearest(final int frame) {
		if (nearestTracklets[frame] == null) {
			final VideoGeometry geometry = features.geometry();
			nearestTracklets[frame] = IntStream.range(0, geometry.cells()) //
				.map(cell -> tracklets.nearest(frame, geometry.toWorking(geometry.cell(cell)))).toArray();
		}
		return nearestTracklets[frame];
	}

	private BuddyPairs weigh(final BestBuddies buddies, final FeatureMaps maps) {
		final float[] weights = new float[buddies.size()];
		if (weights.length == 0) return new BuddyPairs(buddies.sources(), buddies.targets(), weights);
		final PeakRatio ratio = new PeakRatio(features.geometry());
		final float[] forward = ratio.of(Rows.take(maps.unit(0), buddies.sources()), maps.unit(1), buddies.targets());
		final float[] backward = ratio.of(Rows.take(maps.unit(1), buddies.targets()), maps.unit(0), buddies.sources());
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) weight(Math.max(forward[i], backward[i]), buddies.cosines()[i]);
		return new BuddyPairs(buddies.sources(), buddies.targets(), weights);
	}

	/** w = sigmoid(27 (1 - r) - 5.7) max(0, 2 s^3). */
	static double weight(final double ratio, final double cosine) {
		return BestBuddies.similarityWeight(cosine) / (1 + Math.exp(-(AMBIGUITY_SLOPE * (1 - ratio) + AMBIGUITY_OFFSET)));
	}
}
