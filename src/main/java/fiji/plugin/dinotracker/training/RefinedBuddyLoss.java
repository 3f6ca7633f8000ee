package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.tensor.Scalars;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * L_rfn-bb: the contrastive term over best buddies of the features being trained (Sec. 3.3). No gradient goes through the
 * search nor through the weight max(0, 2 s^3).
 */
final class RefinedBuddyLoss implements Loss {

	private static final float DIVISOR = 900;

	private final BuddyDraw draw;
	private final int framePairs;

	RefinedBuddyLoss(final ForegroundMask mask, final TrainingSettings settings) {
		this.draw = new BuddyDraw(mask, settings.pointsPerPair());
		this.framePairs = settings.framePairs();
	}

	@Override
	public NDArray evaluate(final Step step) {
		NDArray sum = step.manager().create(0f);
		for (int i = 0; i < framePairs; i++) {
			final int[] slots = step.drawSlotPair();
			final BuddyPairs pairs = draw.some(find(step, slots[0], slots[1]), step, slots[0]);
			if (pairs.size() > 0) sum = sum.add(Contrast.evaluate(step.refined(), slots[0], slots[1], pairs));
		}
		return Scalars.over(sum, DIVISOR); // []
	}

	private static BuddyPairs find(final Step step, final int source, final int target) {
		final BestBuddies buddies = Torch.withoutGradients(() -> BestBuddies.find(step.refined().unit(source), step.refined().unit(target)));
		final float[] weights = new float[buddies.size()];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) BestBuddies.similarityWeight(buddies.cosines()[i]);
		return new BuddyPairs(buddies.sources(), buddies.targets(), weights);
	}
}
