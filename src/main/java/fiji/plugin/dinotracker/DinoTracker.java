package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.PointTracker;
import fiji.plugin.dinotracker.tracking.QueryTracker;
import fiji.plugin.dinotracker.tracking.RefinedFeatures;
import fiji.plugin.dinotracker.tracking.fused.FusedTracker;
import fiji.plugin.dinotracker.training.TrainingState;

/**
 * A tracker that is trained on one stack: what programs start from. Fronts that offer baselines too go through {@link Method}.
 *
 * <pre>
 * TrackerInput input = new TrackerInput(source, FrameSelection.ALL, Optional.empty());
 * try (DinoTracker tracker = DinoTracker.train(input, TrackerSettings.preset("quick"), progress)) {
 * 	List&lt;Track&gt; tracks = tracker.track(queries, progress);
 * }
 * </pre>
 */
public final class DinoTracker implements PointFollower {

	/** Name of a file that is in the folder of every saved model, and written whenever that is. */
	public static final String SETTINGS_FILE = "settings.json";

	private final Preparation preparation;
	private final TrainingState state;
	private final FeatureVideo refined;

	private DinoTracker(final Preparation preparation, final TrainingState state, final Progress progress) {
		this.preparation = preparation;
		this.state = state;
		this.refined = RefinedFeatures.compute(state.model(), preparation.video(), preparation.features(), progress.afterCancel());
	}

	/**
	 * Trains a tracker on a stack.
	 *
	 * @throws IOException if weights are missing or cannot be read; the message says what to do
	 * @throws IllegalArgumentException if the input or the settings do not fit, there is no motion to learn from, or memory
	 *           does not suffice; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled before training; a training that is cancelled keeps
	 *           what it has
	 */
	public static DinoTracker train(final TrackerInput input, final TrackerSettings settings, final Progress progress) throws IOException {
		return train(input, settings, RunResources.DEFAULT, progress);
	}

	/**
	 * Trains a tracker on a stack, within what it may use of this computer.
	 *
	 * @param resources among others, where the training is saved on the way, and whether it goes on from there
	 * @throws IOException if weights are missing, or a file cannot be read or written; the message says what to do
	 * @throws IllegalArgumentException as without resources, or if what should be resumed is of another run
	 * @throws java.util.concurrent.CancellationException if cancelled before training; a training that is cancelled keeps
	 *           what it has
	 */
	public static DinoTracker train(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress)
		throws IOException
	{
		return Preparation.toTrain(input, settings, resources, progress).train(progress);
	}

	/**
	 * Takes up a model that was trained before, on this stack or one much like it: no training.
	 *
	 * @param bundle the folder it was saved to
	 * @throws IOException if the bundle cannot be read; the message says what to do
	 * @throws IllegalArgumentException if it does not fit the stack
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static DinoTracker load(final TrackerInput input, final Path bundle, final Progress progress) throws IOException {
		return load(input, bundle, UnaryOperator.identity(), RunResources.DEFAULT, progress);
	}

	/**
	 * Takes up a model that was trained before, within what it may use of this computer, which need not be the one it was
	 * trained on.
	 *
	 * @param bundle the folder it was saved to
	 * @param change what is done otherwise than when it was trained, such as polishing; the device is {@code auto} unless
	 *           it is among that
	 * @param resources as for a training, but that nothing is saved on the way
	 * @throws IOException as without resources
	 * @throws IllegalArgumentException as without resources, or if memory does not suffice
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static DinoTracker load(final TrackerInput input, final Path bundle, final UnaryOperator<TrackerSettings> change, final RunResources resources,
		final Progress progress) throws IOException
	{
		final ModelBundle saved = ModelBundle.open(bundle);
		final TrackerSettings settings = change.apply(saved.settings().withDevice(TrackerSettings.AUTO));
		final Preparation preparation = new Preparation(input, settings, resources, progress);
		return of(preparation, state -> {
			if (!saved.isOf(preparation)) progress.note("The model was trained on other frames: another stack, channel, plane or range, or scaled by an earlier version; look whether its tracks fit");
			saved.restore(state);
		}, progress);
	}

	/** What brings the state of a training that has not begun to where a tracker can use it. */
	@FunctionalInterface
	interface Learning {

		void bring(TrainingState state) throws IOException;
	}

	/** A tracker that takes a preparation over; if it does not come about, what it would have held is given back. */
	static DinoTracker of(final Preparation preparation, final Learning learning, final Progress progress) throws IOException {
		try {
			return of(preparation, preparation.newState(), learning, progress);
		}
		catch (final IOException | RuntimeException | Error e) {
			preparation.close();
			throw e;
		}
	}

	private static DinoTracker of(final Preparation preparation, final TrainingState state, final Learning learning, final Progress progress) throws IOException {
		try {
			learning.bring(state);
			return new DinoTracker(preparation, state, progress);
		}
		catch (final IOException | RuntimeException | Error e) {
			state.close();
			throw e;
		}
	}

	@Override
	public void save(final Path bundle) throws IOException {
		ModelBundle.save(bundle, preparation, state);
	}

	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		return preparation.track(newTracker(progress), queries, progress);
	}

	private QueryTracker newTracker(final Progress progress) {
		return switch (preparation.settings().linking()) {
			case NONE -> new PointTracker(state.model().tracker(), refined, preparation.device());
			case FLOW -> new FusedTracker(refined, preparation.neighbourFlow(progress), preparation.device());
		};
	}

	/** What is known of the stack besides training. */
	public Preparation preparation() {
		return preparation;
	}

	/** The refined features of the selected frames; the frozen ones are those of the preparation. */
	public FeatureVideo features() {
		return refined;
	}

	@Override
	public RunReport report(final Map<String, Double> seconds) {
		return RunReport.of(Method.of(preparation.settings().training()), preparation, seconds, state.losses());
	}

	@Override
	public void close() {
		refined.close();
		state.close();
		preparation.close();
	}
}
