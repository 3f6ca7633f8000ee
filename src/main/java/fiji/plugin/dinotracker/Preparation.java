package fiji.plugin.dinotracker;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.cache.StackCache;
import fiji.plugin.dinotracker.features.AdaptableBlocks;
import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundFinder;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.flow.KnownNeighbours;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.OwnMotion;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.FlowChainTracker;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.PointTracker;
import fiji.plugin.dinotracker.tracking.QueryTracker;
import fiji.plugin.dinotracker.tracking.polish.PolishedTracker;
import fiji.plugin.dinotracker.training.Trainer.Supervision;
import fiji.plugin.dinotracker.training.TrainingState;
import fiji.plugin.dinotracker.video.GreyFrames;
import fiji.plugin.dinotracker.video.MaskReader;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.video.VideoLoader;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;

/**
 * What is known of a stack before training: frames at the working size, their frozen features, and the tracklets and mask
 * that supervise (App. A.1 to A.3).
 */
public final class Preparation implements AutoCloseable {

	private final Belongings belongings = new Belongings();
	private final TrackerInput input;
	private final RunResources resources;
	private final TrackerSettings settings;
	private final List<String> notes;
	private final Device device;
	private final OpticalFlow flow;
	private final Video video;
	private final FeatureVideo features;
	private final StackCache cache;
	private FlowVideo neighbourFlow;
	private Optional<ForegroundMask> givenMask;

	/**
	 * Reads the frames and describes them. If that fails or is cancelled, what it took is given back.
	 *
	 * @param resources what may be used of this computer
	 * @throws IOException if weights are missing or cannot be read; the message says what to do
	 * @throws IllegalArgumentException if the input or the settings do not fit, or memory does not suffice to
	 *           follow points
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Preparation(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress) throws IOException {
		this.input = input;
		this.resources = resources;
		MemoryEstimate.ofTracking(input, settings).requireWithin(resources.memory());
		this.device = Torch.device(settings.device());
		final Components components = new Components(WeightCache.ofThisComputer(settings.weights()), device, progress);
		this.flow = belongings.add(components.flow(settings.flow()), OpticalFlow::close);
		try (FeatureExtractor extractor = components.features(settings.features(), settings.layer())) {
			this.notes = components.notes();
			this.settings = settings.withFeatures(extractor.name()).withFlow(flow.name());
			this.video = belongings.add(new VideoLoader(input.source(), input.selection(), settings.height()).load(progress), Video::close);
			final Optional<AdaptableBlocks> blocks = settings.training().refinement().blocks(extractor, video, progress);
			blocks.ifPresent(kept -> belongings.add(kept, AdaptableBlocks::close));
			this.cache = newCache(progress);
			this.features = belongings.add(cache.features(extractor, settings.layer(), progress).with(blocks), FeatureVideo::close);
		}
		catch (final IOException | RuntimeException | Error e) {
			belongings.close();
			throw e;
		}
	}

	/**
	 * The same for a training, which takes more memory.
	 *
	 * @throws IOException as without a training
	 * @throws IllegalArgumentException as without a training, or if memory does not suffice to train
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static Preparation toTrain(final TrackerInput input, final TrackerSettings settings, final RunResources resources, final Progress progress) throws IOException {
		MemoryEstimate.ofTraining(input, settings).requireWithin(resources.memory());
		return new Preparation(input, settings, resources, progress);
	}

	/** What weights that are not the published ones lead to is not kept, since their names do not tell what they are. */
	private StackCache newCache(final Progress progress) {
		final boolean known = settings.weights() == HashPolicy.VERIFY || settings.models().isEmpty();
		return known && resources.cache().isPresent() ? StackCache.on(resources.cache().get(), video, device, progress) : StackCache.none(video);
	}

	/** The baseline without learning: chained optical flow; see {@link DinoTracker#track}. */
	public List<Track> trackByFlow(final List<QueryPoint> queries, final Progress progress) {
		return track(new FlowChainTracker(neighbourFlow(progress)), queries, progress);
	}

	/** The baseline without training: the frozen features alone, with H = S (App. A.5); see {@link DinoTracker#track}. */
	public List<Track> trackByFeatures(final List<QueryPoint> queries, final Progress progress) {
		return track(new PointTracker(new Tracker(video.geometry(), new CostHeat()), features, device), queries, progress);
	}

	/** Follows points by a tracker of this preparation, polished as the settings say; see {@link DinoTracker#track}. */
	List<Track> track(final QueryTracker tracker, final List<QueryPoint> queries, final Progress progress) {
		return input.toStack(polished(tracker).track(input.toSelection(queries), progress));
	}

	private QueryTracker polished(final QueryTracker tracker) {
		return switch (settings.polish()) {
			case NONE -> tracker;
			case NATIVE -> new PolishedTracker(tracker, new GreyFrames(input.source(), input.selection()), video.geometry());
		};
	}

	/** Follows pixels from frame to frame, and finds the foreground if it is not given. */
	Supervision supervise(final Progress progress) {
		final Optional<ForegroundMask> given = givenMask(); // before the tracklets, which take long
		final boolean linked = settings.linking() == Linking.FLOW; // the flow between neighbours is needed in any case then
		final Tracklets tracklets = cache.tracklets(linked ? new KnownNeighbours(flow, () -> neighbourFlow(progress)) : flow, progress);
		final ForegroundMask mask = given //
			.orElseGet(() -> cache.foreground(settings.features(), settings.layer(), settings.flow(), () -> findForeground(progress), progress));
		return new Supervision(tracklets, mask);
	}

	/** The foreground that the user gave, read when it is first asked for. */
	private Optional<ForegroundMask> givenMask() {
		if (givenMask == null) givenMask = input.mask() //
			.map(source -> new ForegroundMask(video.geometry(), new MaskReader(input.source(), input.selection(), video.geometry()).read(source)));
		return givenMask;
	}

	/** Tells the masks that users give apart; empty if there is none. */
	String maskDigest() {
		return givenMask().map(ForegroundMask::digest).orElse("");
	}

	/** Learned features tell objects from their surroundings (App. A.2); the built-in ones do not, but what moves does. */
	private ForegroundMask findForeground(final Progress progress) {
		if (!settings.features().equals(DenseSift.NAME)) return new ForegroundFinder(device).find(features, progress);
		return new ForegroundMask(video.geometry(), OwnMotion.find(neighbourFlow(progress), progress));
	}

	/**
	 * Trains a tracker for this stack, which takes this preparation over and closes it in the end. Without a tracker, since
	 * something failed or was cancelled, it is closed at once.
	 *
	 * @throws IOException if the training cannot be resumed from its folder
	 * @throws IllegalArgumentException if there is no motion to learn from, or what should be resumed is of another run
	 * @throws java.util.concurrent.CancellationException if cancelled before training; during training, a cancelled run
	 *           keeps what it has
	 */
	public DinoTracker train(final Progress progress) throws IOException {
		return DinoTracker.of(this, new StackTraining(this, resources.checkpoints(), progress), progress);
	}

	/** The optical flow between neighbouring frames, estimated when it is first asked for. */
	FlowVideo neighbourFlow(final Progress progress) {
		if (neighbourFlow == null) neighbourFlow = belongings.add(cache.neighbourFlow(flow, progress), FlowVideo::close);
		return neighbourFlow;
	}

	/** A training of this stack that has not begun. */
	TrainingState newState() {
		final NDManager manager = Torch.newManager(device);
		try {
			return new TrainingState(manager, features, settings.training());
		}
		catch (final RuntimeException | Error e) {
			manager.close();
			throw e;
		}
	}

	/** What is tracked. */
	public TrackerInput input() {
		return input;
	}

	/** How it is tracked, with the features and the flow that {@code auto} came to. */
	public TrackerSettings settings() {
		return settings;
	}

	/** What {@code auto} came to and why, in lines. */
	public List<String> notes() {
		return notes;
	}

	/** The frames at the working size. */
	public Video video() {
		return video;
	}

	/** The frozen features. */
	public FeatureVideo features() {
		return features;
	}

	/** Where it is computed. */
	public Device device() {
		return device;
	}

	@Override
	public void close() {
		belongings.close();
	}
}
