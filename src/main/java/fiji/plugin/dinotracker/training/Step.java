package fiji.plugin.dinotracker.training;

import java.util.SplittableRandom;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.Tracker;

/**
 * What the losses of one step look at. A slot is a place in the batch: slot s holds frame {@code frames[s]}.
 *
 * @param frames the frames of the batch, in ascending order
 * @param pairs the tracklet points the frames were drawn for
 * @param raw gives the frozen features of the frames, Phi_DINO, [N, P, C]
 * @param refined the features being trained, Phi
 * @param tracker Pi
 * @param random where every draw of the step comes from
 */
record Step(int[] frames, FlowPairs pairs, Supplier<NDArray> raw, FeatureMaps refined, Tracker tracker, SplittableRandom random) {

	/** Owner of all tensors of the step. */
	NDManager manager() {
		return refined.features().getManager();
	}

	/** Two different slots at random. */
	int[] drawSlotPair() {
		final int source = random.nextInt(frames.length);
		final int target = random.nextInt(frames.length - 1);
		return new int[] { source, target < source ? target : target + 1 };
	}
}
