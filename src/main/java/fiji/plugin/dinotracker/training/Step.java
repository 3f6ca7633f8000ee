package fiji.plugin.dinotracker.training;

import java.util.SplittableRandom;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.Tracker;

/** What the losses of one step look at. A slot is a place in the batch: slot s holds frame {@code frames[s]}. */
final class Step {

	private final int[] frames;
	private final FlowPairs pairs;
	private final Supplier<NDArray> raw;
	private final FeatureMaps refined;
	private final Tracker tracker;
	private final SplittableRandom random;
	private NDArray flowCosts;

	/**
	 * @param frames the frames of the batch, in ascending order
	 * @param pairs the tracklet points the frames were drawn for
	 * @param raw gives the frozen features of the frames, Phi_DINO, [N, P, C]
	 * @param refined the features being trained, Phi
	 * @param tracker Pi
	 * @param random where every draw of the step comes from
	 */
	Step(final int[] frames, final FlowPairs pairs, final Supplier<NDArray> raw, final FeatureMaps refined, final Tracker tracker, final SplittableRandom random) {
		this.frames = frames;
		this.pairs = pairs;
		this.raw = raw;
		this.refined = refined;
		this.tracker = tracker;
		this.random = random;
	}

	/** The frame in each slot. */
	int[] frames() {
		return frames;
	}

	/** Where tracklets were, and where they went. */
	FlowPairs pairs() {
		return pairs;
	}

	/** Phi_DINO, [N, P, C]. */
	NDArray raw() {
		return raw.get();
	}

	/** Phi. */
	FeatureMaps refined() {
		return refined;
	}

	/** Pi. */
	Tracker tracker() {
		return tracker;
	}

	/** Where every draw comes from. */
	SplittableRandom random() {
		return random;
	}

	/** Owner of all tensors of the step. */
	NDManager manager() {
		return refined.features().getManager();
	}

	/** The cosines of each tracklet's source with all cells of its target frame, S before the ReLU, [B, P]; two losses look at them. */
	NDArray flowCosts() {
		if (flowCosts == null) flowCosts = tracker.costs(refined.sample(pairs.sources()), refined, pairs.targets().slots());
		return flowCosts;
	}

	/** Two different slots at random. */
	int[] drawSlotPair() {
		final int source = random.nextInt(frames.length);
		final int target = random.nextInt(frames.length - 1);
		return new int[] { source, target < source ? target : target + 1 };
	}
}
