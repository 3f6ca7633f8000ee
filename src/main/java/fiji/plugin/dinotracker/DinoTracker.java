package fiji.plugin.dinotracker;

import java.util.List;
import java.util.Map;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.model.TrainedModel;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.PointTracker;
import fiji.plugin.dinotracker.tracking.RefinedFeatures;

/**
 * A tracker that is trained on one stack: the facade that every front uses.
 *
 * <pre>
 * TrackerInput input = new TrackerInput(source, FrameSelection.ALL, Optional.empty());
 * try (DinoTracker tracker = DinoTracker.train(input, TrackerSettings.preset("quick"), progress)) {
 * 	List&lt;Track&gt; tracks = tracker.track(queries, progress);
 * }
 * </pre>
 */
public final class DinoTracker implements AutoCloseable {

	private final Preparation preparation;
	private final TrainedModel model;
	private final List<Float> losses;
	private final FeatureVideo refined;

	DinoTracker(final Preparation preparation, final TrainedModel model, final List<Float> losses, final Progress progress) {
		this.preparation = preparation;
		this.model = model;
		this.losses = losses;
		this.refined = RefinedFeatures.compute(model, preparation.video(), preparation.features(), progress);
	}

	/**
	 * Trains a tracker on a stack.
	 *
	 * @throws IllegalArgumentException if the input or the settings do not fit, there is no motion to learn from, or memory
	 *           does not suffice; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled before training; a training that is cancelled keeps
	 *           what it has
	 */
	public static DinoTracker train(final TrackerInput input, final TrackerSettings settings, final Progress progress) {
		return new Preparation(input, settings, progress).train(progress);
	}

	/**
	 * Follows points through the selected frames, both ways in time.
	 *
	 * @param queries points in pixels and frames of the stack, with different names
	 * @return one track a query, in the same order, in pixels and frames of the stack
	 * @throws IllegalArgumentException if there is no query, or one lies outside the frames; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		final TrackerInput input = preparation.input();
		final PointTracker tracker = new PointTracker(model.tracker(), refined, model.device());
		return input.toStack(tracker.track(input.toSelection(queries), progress));
	}

	/** What is known of the stack besides training. */
	public Preparation preparation() {
		return preparation;
	}

	/**
	 * How it went.
	 *
	 * @param seconds time of each stage
	 */
	public RunReport report(final Map<String, Double> seconds) {
		final String version = DinoTracker.class.getPackage().getImplementationVersion();
		return new RunReport(preparation.input().source().name(), preparation.settings(), version == null ? "development" : version, Torch.version(),
			preparation.device().toString(), seconds, RunReport.peakMemory(), losses);
	}

	@Override
	public void close() {
		refined.close();
		model.close();
		preparation.close();
	}
}
