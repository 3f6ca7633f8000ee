package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * L_dino-bb: the contrastive term over best buddies of the frozen features, for a few pairs of frames of the batch
 * (Sec. 3.3); divided by a fixed number instead of the count, so that a step with few buddies counts less.
 */
final class DinoBuddyLoss implements Loss {

	private static final float DIVISOR = 700;

	private final DinoBuddies buddies;
	private final BuddyDraw draw;
	private final int framePairs;

	DinoBuddyLoss(final DinoBuddies buddies, final ForegroundMask mask, final TrainingSettings settings) {
		this.buddies = buddies;
		this.draw = new BuddyDraw(mask, settings.pointsPerPair());
		this.framePairs = settings.framePairs();
	}

	@Override
	public NDArray evaluate(final Step step) {
		NDArray sum = step.manager().create(0f);
		for (int i = 0; i < framePairs; i++) {
			final int[] slots = step.drawSlotPair();
			final BuddyPairs pairs = draw.some(buddies.between(step.frames()[slots[0]], step.frames()[slots[1]]), step, slots[0]);
			if (pairs.size() > 0) sum = sum.add(Contrast.evaluate(step.refined(), slots[0], slots[1], pairs));
		}
		return Scalars.over(sum, DIVISOR); // []
	}
}
