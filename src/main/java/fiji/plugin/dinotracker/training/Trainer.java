package fiji.plugin.dinotracker.training;

import java.util.Locale;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.FrameBatch;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;

/** Fits what refines the features, such as Delta-DINO, and the CNN-refiner to one video by gradient descent on the {@link Objective} (Sec. 3.3, App. A.2). */
public final class Trainer {

	/** What the training is called where progress and times are told. */
	public static final String STAGE = "Training";

	private final Video video;
	private final FeatureVideo features;
	private final TrainingSettings settings;
	private final FlowPairSampler sampler;
	private final Objective objective;
	private final TrainingState state;

	/**
	 * @param video the frames
	 * @param features their frozen features
	 * @param supervision tracklets and mask of the same video
	 * @param settings how to train
	 * @param state where to go on from; changed by training
	 * @throws IllegalArgumentException if there are no tracklets
	 */
	public Trainer(final Video video, final FeatureVideo features, final Supervision supervision, final TrainingSettings settings, final TrainingState state) {
		this.video = video;
		this.features = features;
		this.settings = settings;
		this.state = state;
		this.sampler = new FlowPairSampler(supervision.tracklets(), supervision.mask(), video.size(), settings);
		this.objective = Objective.of(new LossSources(features, supervision, settings, state.model().device()));
	}

	/** What is known of the video's motion before training. */
	public record Supervision(Tracklets tracklets, ForegroundMask mask) {}

	/**
	 * Trains until the iterations are done or the user cancels; the state keeps what was reached.
	 *
	 * @throws IllegalArgumentException if the loss is not a number any more; parameters and the optimiser's moments are those of the
	 *             iteration before, running statistics are not
	 */
	public void train(final Progress progress) {
		for (int i = state.losses().size(); i < settings.iterations() && !progress.cancelled(); i++) {
			final float loss = step(i);
			progress.loss(i + 1, loss);
			progress.report(STAGE, i + 1, settings.iterations(), String.format(Locale.ROOT, "loss %.5f", loss));
		}
	}

	/** All draws of an iteration come from the seed and its number, so a run can go on anywhere. */
	private float step(final int iteration) {
		final SplittableRandom random = new SplittableRandom(new SplittableRandom(settings.seed()).nextLong() + iteration);
		final FlowPairs pairs = sampler.draw(random);
		try (NDManager step = state.manager().newSubManager()) {
			state.model().lendTo(step);
			final float loss;
			try (GradientCollector collector = Torch.newGradientCollector()) {
				final NDArray value = objective.evaluate(prepare(step, pairs, random), iteration);
				collector.backward(value);
				loss = value.getFloat();
			}
			if (!Float.isFinite(loss)) throw new IllegalArgumentException("The training diverged at iteration " + (iteration + 1) + "; try another seed");
			state.update(step, loss, settings.learningRate() * settings.schedule().refinementFactor(iteration, settings.iterations()),
				settings.learningRate() * settings.schedule().refinerFactor(iteration, settings.iterations()));
			return loss;
		}
	}

	private Step prepare(final NDManager step, final FlowPairs pairs, final SplittableRandom random) {
		final FrameBatch batch = new FrameBatch(video, features, step, pairs.frames());
		final NDArray refined = state.model().refinement().train(batch, random); // [N, P, C]
		return new Step(pairs.frames(), pairs, batch::raw, new FeatureMaps(video.geometry(), refined), state.model().tracker(), random);
	}
}
