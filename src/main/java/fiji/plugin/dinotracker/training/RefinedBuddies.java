package fiji.plugin.dinotracker.training;

import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Omega_rfn-bb: best buddies of the features being trained (Sec. 3.3), weighted by max(0, 2 s^3). No gradient goes through
 * the search nor through the weight.
 */
final class RefinedBuddies {

	private RefinedBuddies() {}

	/** The buddies of two slots. */
	static BuddyPairs between(final Step step, final int source, final int target) {
		final BestBuddies buddies = Torch.withoutGradients(() -> BestBuddies.find(step.refined().unit(source), step.refined().unit(target)));
		final float[] weights = new float[buddies.size()];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) BestBuddies.similarityWeight(buddies.cosines()[i]);
		return new BuddyPairs(buddies.sources(), buddies.targets(), weights);
	}
}
