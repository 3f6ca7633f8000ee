package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.model.FeatureMaps;

/**
 * Keeps the refined features near the frozen ones: L_prior = mean |1 - |Phi| / |Phi_DINO|| + mean |1 - cos(Phi, Phi_DINO)|
 * over all cells of the batch (Sec. 3.3).
 */
final class PriorLoss implements Loss {

	private static final int[] CHANNELS = { 2 };

	@Override
	public NDArray evaluate(final Step step) {
		final NDArray raw = step.raw(); // [N, P, C]; the backward pass reads it
		try (NDArray products = step.refined().unit().mul(raw)) { // [N, P, C]
			final NDArray rawLengths = FeatureMaps.lengths(raw); // [N, P, 1]
			final NDArray ratio = step.refined().lengths().div(rawLengths); // [N, P, 1]
			final NDArray cosine = products.sum(CHANNELS, true).div(rawLengths); // [N, P, 1]
			return ratio.sub(1).abs().mean().add(cosine.sub(1).abs().mean()); // []
		}
	}
}
