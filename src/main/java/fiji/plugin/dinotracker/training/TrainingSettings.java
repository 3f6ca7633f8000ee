package fiji.plugin.dinotracker.training;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import fiji.plugin.dinotracker.model.RefinementKind;

/**
 * How the network is trained on the video. Defaults are the paper's ({@link #paper}); numbers in pixels are at paper
 * size.
 *
 * @param iterations steps of the optimiser; 10 000 for up to 100 frames
 * @param refinement how features are refined; {@link RefinementKind#RESIDUAL}
 * @param hiddenWidths channels of Delta-DINO's first three layers; 64, 128, 256
 * @param frameSets sets of frames drawn a step: 2, one for foreground and one for background tracklets, or 1 for both; 2
 * @param framesPerSet frames in each set; 4
 * @param flowPairs pairs of tracklet points a step; 512
 * @param framePairs pairs of frames a step for each loss on best buddies and the cycle loss; 4
 * @param pointsPerPair buddies or points for each pair of frames; 256
 * @param learningRate Adam's; 0.01
 * @param schedule how the learning rates fall; the paper's is {@link LearningRateSchedule#REFINER}
 * @param losses the terms of the objective that are on; all but {@link LossTerm#FLOW_CONTRAST}
 * @param selfSupervisionStart share of the iterations after which the losses on refined features begin; 0.5
 * @param seed same seed, same device, same result
 */
public record TrainingSettings(int iterations, RefinementKind refinement, List<Integer> hiddenWidths, int frameSets, int framesPerSet, int flowPairs, int framePairs, int pointsPerPair,
	double learningRate, LearningRateSchedule schedule, Set<LossTerm> losses, double selfSupervisionStart, long seed)
{

	public TrainingSettings {
		hiddenWidths = List.copyOf(hiddenWidths);
		if (refinement == null) refinement = RefinementKind.RESIDUAL; // as in models saved before there was a choice
		if (schedule == null) schedule = LearningRateSchedule.REFINER; // likewise
		losses = ordered(losses == null ? LossTerm.paper() : losses); // likewise
		require(iterations >= 0, "iterations", iterations, "0 or more");
		require(hiddenWidths.size() == 3 && hiddenWidths.stream().allMatch(width -> width > 0), "hiddenWidths", hiddenWidths, "three positive numbers");
		require(frameSets == 1 || frameSets == 2, "frameSets", frameSets, "1 or 2");
		require(framesPerSet >= 2, "framesPerSet", framesPerSet, "2 or more");
		require(flowPairs >= 2, "flowPairs", flowPairs, "2 or more");
		require(framePairs >= 1, "framePairs", framePairs, "1 or more");
		require(pointsPerPair >= 2, "pointsPerPair", pointsPerPair, "2 or more");
		require(learningRate > 0, "learningRate", learningRate, "above 0");
		require(selfSupervisionStart >= 0 && selfSupervisionStart <= 1, "selfSupervisionStart", selfSupervisionStart, "from 0 to 1");
	}

	private static Set<LossTerm> ordered(final Set<LossTerm> losses) {
		if (losses.isEmpty()) throw new IllegalArgumentException("No loss is left to learn from; leave on at least one of " + String.join(", ", LossTerm.labels()));
		return Collections.unmodifiableSet(EnumSet.copyOf(losses));
	}

	private static void require(final boolean holds, final String name, final Object value, final String range) {
		if (!holds) throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
	}

	/** The paper's setting (App. A.2, A.3). */
	public static TrainingSettings paper() {
		return new TrainingSettings(10_000, // iterations
			RefinementKind.RESIDUAL, List.of(64, 128, 256), // hidden widths
			2, 4, // sets of frames, and frames of each
			512, // pairs of the flow
			4, 256, // pairs of frames, and points of each
			0.01, LearningRateSchedule.REFINER, LossTerm.paper(), //
			0.5, // of the iterations are over when self-supervision starts
			2); // seed
	}

	/** The same with another number of iterations. */
	public TrainingSettings withIterations(final int other) {
		return new TrainingSettings(other, refinement, hiddenWidths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, learningRate, schedule, losses, selfSupervisionStart, seed);
	}

	/** The same with features refined another way. */
	public TrainingSettings withRefinement(final RefinementKind other) {
		return new TrainingSettings(iterations, other, hiddenWidths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, learningRate, schedule, losses, selfSupervisionStart, seed);
	}

	/** The same with learning rates that fall another way. */
	public TrainingSettings withSchedule(final LearningRateSchedule other) {
		return new TrainingSettings(iterations, refinement, hiddenWidths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, learningRate, other, losses, selfSupervisionStart, seed);
	}

	/**
	 * The same with some losses switched off.
	 *
	 * @throws IllegalArgumentException if none is left
	 */
	public TrainingSettings without(final Set<LossTerm> terms) {
		final Set<LossTerm> left = EnumSet.copyOf(losses);
		left.removeAll(terms);
		return new TrainingSettings(iterations, refinement, hiddenWidths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, learningRate, schedule, left, selfSupervisionStart, seed);
	}

	/** The same with another seed. */
	public TrainingSettings withSeed(final long other) {
		return new TrainingSettings(iterations, refinement, hiddenWidths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, learningRate, schedule, losses, selfSupervisionStart, other);
	}

	/** The iteration from which a loss counts, from 0. Later ones begin at once if there is nothing else to learn from. */
	int start(final LossTerm term) {
		final boolean waits = term.isLater() && !losses.stream().allMatch(LossTerm::isLater);
		return waits ? (int) (iterations * selfSupervisionStart) : 0;
	}

	/** The iteration from which the CNN-refiner learns, from 0; {@code iterations} if no loss tracks. */
	int refinerStart() {
		return losses.stream().filter(LossTerm::isTracking).mapToInt(this::start).min().orElse(iterations);
	}
}
