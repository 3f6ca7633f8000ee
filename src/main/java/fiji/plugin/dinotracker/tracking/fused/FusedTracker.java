package fiji.plugin.dinotracker.tracking.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.tracking.QueryTracker;

/**
 * Follows query points by joining what the paper reads frame by frame, the cost volume, with the optical flow between
 * neighbouring frames, along all of time.
 * <p>
 * Each point is a hidden Markov chain over the cells of the feature grid, seen or hidden: {@link FlowTransition} says
 * where it may go, {@link Evidence} how well each cell looks like it, and {@link Beliefs} weighs all frames against each
 * other ({@link PathFinder}). A second round looks for what the point looked like around each frame in the first
 * ({@link Templates}). {@link PathSmoother} then gives the places the precision of the flow.
 * </p>
 * <p>
 * The chain's probability p that the point is seen within two cells of its place takes what each frame says for independent,
 * and so is too sure. Confidence is p at a temperature (Guo et al., ICML 2017), sigmoid(logit(p) / 4), which was chosen by how
 * often places of a given confidence are right; the point is visible where it is at least 0.5, as p then is, and the place is on the frame.
 * </p>
 */
public final class FusedTracker implements QueryTracker {

	/**
	 * Numbers that are held at once on all frames, two beliefs a cell and two looks for each point, 2 T (P + C): 2 GB, beliefs
	 * in a temporary file if they exceed 270 MB; and beliefs on one frame, 2 P. More points are followed in groups; what all
	 * points of a frame share is computed anew for each.
	 */
	private static final long NUMBERS = 1L << 29;
	private static final long BELIEFS_A_FRAME = 1L << 22;
	private static final double VISIBLE = 0.5;
	private static final double TEMPERATURE = Evidence.FRAMES_ALIKE;

	private final FeatureVideo features;
	private final FlowVideo flows;
	private final Device device;

	/**
	 * @param features the features to track on, refined or raw
	 * @param flows the flow between neighbouring frames of the same video
	 * @param device where to compute
	 */
	public FusedTracker(final FeatureVideo features, final FlowVideo flows, final Device device) {
		this.features = features;
		this.flows = flows;
		this.device = device;
	}

	/** How many points are followed at once, which bounds the memory that takes. */
	public static int pointsAtOnce(final int frames, final int cells, final int channels) {
		return (int) Math.max(1, Math.min(NUMBERS / frames / (cells + channels), BELIEFS_A_FRAME / cells) / 2);
	}

	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		return track(queries, pointsAtOnce(features.size(), features.geometry().cells(), features.channels()), progress);
	}

	/** @param group how many points are followed at once */
	List<Track> track(final List<QueryPoint> queries, final int group, final Progress progress) {
		final List<Track> tracks = new ArrayList<>();
		for (int start = 0; start < queries.size(); start += group) {
			final List<QueryPoint> some = queries.subList(start, Math.min(queries.size(), start + group));
			tracks.addAll(assemble(some, find(some, progress)));
			progress.report("Tracking", tracks.size(), queries.size(), "");
		}
		return tracks;
	}

	private Paths find(final List<QueryPoint> queries, final Progress progress) {
		final PathSmoother smoother = new PathSmoother(flows);
		final int[] frames = queries.stream().mapToInt(QueryPoint::frame).toArray();
		try (NDManager manager = Torch.newManager(device); PathFinder finder = new PathFinder(features, flows, queries, device)) {
			final Paths first = smoother.smooth(finder.find(Templates.ofQueries(features, queries, manager), progress), frames);
			return smoother.smooth(finder.find(Templates.along(first, features, manager), progress), frames);
		}
	}

	private List<Track> assemble(final List<QueryPoint> queries, final Paths paths) {
		final VideoGeometry geometry = features.geometry();
		return IntStream.range(0, queries.size()).mapToObj(q -> {
			final QueryPoint query = queries.get(q);
			return new Track(query, IntStream.range(0, features.size()).mapToObj(t -> {
				if (t == query.frame()) return new TrackPoint(t, query.position(), true, 1);
				final PixelPoint place = geometry.toOriginal(new PixelPoint(paths.x()[q][t], paths.y()[q][t]));
				final double confidence = confidence(paths.probability()[q][t]);
				return new TrackPoint(t, place, confidence >= VISIBLE && geometry.contains(place), confidence);
			}).toList());
		}).toList();
	}

	/** sigmoid(logit(p) / temperature); rounding may bring p above 1. */
	static double confidence(final double p) {
		return 1 / (1 + Math.pow(Math.max(0, 1 - p) / p, 1 / TEMPERATURE));
	}
}
