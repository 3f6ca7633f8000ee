package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * The contrastive term over best buddies, for a few pairs of frames of the batch (Sec. 3.3); divided by a fixed number
 * instead of the count, so that a step with few buddies counts less.
 */
final class BuddyLoss implements Loss {

	/** For {@link DinoBuddies}. */
	static final float DINO_DIVISOR = 700;
	/** For {@link RefinedBuddies}. */
	static final float REFINED_DIVISOR = 900;

	private final Buddies buddies;
	private final float divisor;
	private final BuddyDraw draw;
	private final int framePairs;

	/** Where the buddies of two slots come from. */
	@FunctionalInterface
	interface Buddies {

		BuddyPairs between(Step step, int source, int target);
	}

	BuddyLoss(final Buddies buddies, final float divisor, final ForegroundMask mask, final TrainingSettings settings) {
		this.buddies = buddies;
		this.divisor = divisor;
		this.draw = new BuddyDraw(mask, settings.pointsPerPair());
		this.framePairs = settings.framePairs();
	}

	@Override
	public NDArray evaluate(final Step step) {
		NDArray sum = step.manager().create(0f);
		for (int i = 0; i < framePairs; i++) {
			final int[] slots = step.drawSlotPair();
			final BuddyPairs pairs = draw.some(buddies.between(step, slots[0], slots[1]), step, slots[0]);
			if (pairs.size() > 0) sum = sum.add(Contrast.evaluate(step.refined(), slots[0], slots[1], pairs));
		}
		return Scalars.over(sum, divisor); // []
	}
}
