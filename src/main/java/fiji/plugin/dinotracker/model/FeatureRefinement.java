package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What makes the refined features Phi of a video; besides the CNN-refiner, the part that is trained on it. */
public interface FeatureRefinement {

	/** Names its tensors among the files of a saved model. */
	String name();

	/** What is trained and saved. */
	Parameters parameters();

	/** Lends all tensors to a step; they come back when the step's manager closes. */
	void lendTo(NDManager step);

	/**
	 * The refined features in training.
	 *
	 * @param random draws what is drawn anew for each batch, if anything
	 * @return Phi with a gradient, [N, P, C]
	 */
	NDArray train(FrameBatch batch, SplittableRandom random);

	/**
	 * The refined features as they are used after training, where a frame does not depend on the others of its batch.
	 *
	 * @return Phi, [N, P, C]
	 */
	NDArray apply(FrameBatch batch);
}
