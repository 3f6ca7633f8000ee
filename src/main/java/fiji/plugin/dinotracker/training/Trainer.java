package fiji.plugin.dinotracker.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.BatchMode;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.TrainedModel;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;

/** Fits Delta-DINO and the CNN-refiner to one video by gradient descent on the {@link Objective} (Sec. 3.3, App. A.2). */
public final class Trainer {

	private static final float DINO_BUDDY_WEIGHT = 25e-5f;
	private static final float REFINED_BUDDY_WEIGHT = 5e-5f;
	private static final float CYCLE_WEIGHT = 0.5f;
	private static final float PRIOR_WEIGHT = 1e-4f;
	private static final double DECAY = 0.999;
	private static final int DECAY_INTERVAL = 40;

	private final Video video;
	private final FeatureVideo features;
	private final TrainingSettings settings;
	private final FlowPairSampler sampler;
	private final Objective objective;
	private final NDManager manager;
	private final TrainedModel model;
	private final Adam deltaAdam;
	private final Adam refinerAdam;
	private final List<Float> losses = new ArrayList<>();

	/**
	 * Prepares a model that tracks with the frozen features.
	 *
	 * @param video the frames
	 * @param features their frozen features
	 * @param supervision tracklets and mask of the same video
	 * @param settings how to train
	 * @param manager where the model lives
	 * @throws IllegalArgumentException if there are no tracklets
	 */
	public Trainer(final Video video, final FeatureVideo features, final Supervision supervision, final TrainingSettings settings, final NDManager manager) {
		this.video = video;
		this.features = features;
		this.settings = settings;
		this.manager = manager;
		this.sampler = new FlowPairSampler(supervision.tracklets(), supervision.mask(), video.size(), settings);
		this.objective = objective(supervision);
		this.model = TrainedModel.create(manager, features, settings.hiddenWidths(), new SplittableRandom(settings.seed()));
		this.deltaAdam = new Adam(manager, model.deltaDino().parameters());
		this.refinerAdam = new Adam(manager, model.refiner().parameters());
	}

	/** What is known of the video's motion before training. */
	public record Supervision(Tracklets tracklets, ForegroundMask mask) {}

	private Objective objective(final Supervision supervision) {
		final VideoGeometry geometry = video.geometry();
		final ForegroundMask mask = supervision.mask();
		final int later = (int) (settings.iterations() * settings.selfSupervisionStart());
		final DinoBuddies buddies = new DinoBuddies(features, supervision.tracklets(), manager.getDevice());
		return new Objective(List.of( //
			new Objective.Term(new FlowLoss(geometry), 1, 0), //
			new Objective.Term(new DinoBuddyLoss(buddies, mask, settings), DINO_BUDDY_WEIGHT, 0), //
			new Objective.Term(new RefinedBuddyLoss(mask, settings), REFINED_BUDDY_WEIGHT, later), //
			new Objective.Term(new CycleLoss(mask, geometry, settings), CYCLE_WEIGHT, later), //
			new Objective.Term(new PriorLoss(), PRIOR_WEIGHT, 0)));
	}

	/**
	 * Trains until the iterations are done or the user cancels.
	 *
	 * @return the model as far as it got
	 */
	public TrainedModel train(final Progress progress) {
		for (int i = losses.size(); i < settings.iterations() && !progress.cancelled(); i++) {
			losses.add(step(i));
			progress.report("Training", i + 1, settings.iterations(), String.format("loss %.5f", losses.get(i)));
		}
		return model;
	}

	/** The objective at each iteration so far. */
	public List<Float> losses() {
		return List.copyOf(losses);
	}

	/** All draws of an iteration come from the seed and its number, so a run can go on anywhere. */
	private float step(final int iteration) {
		final SplittableRandom random = new SplittableRandom(new SplittableRandom(settings.seed()).nextLong() + iteration);
		final FlowPairs pairs = sampler.draw(random);
		try (NDManager step = manager.newSubManager()) {
			model.lendTo(step);
			final float loss;
			try (GradientCollector collector = Torch.newGradientCollector()) {
				final NDArray value = objective.evaluate(prepare(step, pairs, random), iteration);
				collector.backward(value);
				loss = value.getFloat();
			}
			deltaAdam.update(step, settings.learningRate());
			refinerAdam.update(step, settings.learningRate() * Math.pow(DECAY, iteration / DECAY_INTERVAL));
			return loss;
		}
	}

	private Step prepare(final NDManager step, final FlowPairs pairs, final SplittableRandom random) {
		final NDArray raw = features.maps(step, pairs.frames()); // [N, P, C]
		final NDArray refined = raw.add(model.deltaDino().forward(video.frames(step, pairs.frames()), BatchMode.BATCH)); // [N, P, C]
		final VideoGeometry geometry = video.geometry();
		return new Step(pairs.frames(), pairs, new FeatureMaps(geometry, raw), new FeatureMaps(geometry, refined), model.tracker(), random);
	}
}
