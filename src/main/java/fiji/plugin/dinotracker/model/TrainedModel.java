package fiji.plugin.dinotracker.model;

import java.util.List;
import java.util.SplittableRandom;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;

/**
 * The parts that are fitted to a video, and the tracker built on them.
 *
 * @param refinement makes the refined features
 * @param refiner the CNN-refiner
 * @param tracker Pi with that refiner
 */
public record TrainedModel(FeatureRefinement refinement, CnnRefiner refiner, Tracker tracker) {

	/**
	 * A model before any training.
	 *
	 * @param manager where the parameters live
	 * @param features the frozen features it starts from
	 * @param kind how features are refined
	 * @param hiddenWidths channels of Delta-DINO's first three layers
	 * @param random draws the first weights
	 */
	public static TrainedModel create(final NDManager manager, final FeatureVideo features, final RefinementKind kind, final List<Integer> hiddenWidths,
		final SplittableRandom random)
	{
		final FeatureRefinement refinement = kind.create(manager, features, hiddenWidths, random.split());
		final CnnRefiner refiner = new CnnRefiner(manager, random.split());
		return new TrainedModel(refinement, refiner, new Tracker(features.geometry(), refiner));
	}

	/** Where it computes. */
	public Device device() {
		return refinement.parameters().device();
	}

	/** Lends all tensors to a step; they come back when the step's manager closes. */
	public void lendTo(final NDManager step) {
		refinement.lendTo(step);
		refiner.parameters().lendTo(step);
	}
}
