package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * Keeps the refined features near the frozen ones: L_prior = mean |1 - |Phi| / |Phi_DINO|| + mean |1 - cos(Phi, Phi_DINO)|
 * over all cells of the batch (Sec. 3.3).
 */
final class PriorLoss implements Loss {

	private static final int[] CHANNELS = { 2 };

	@Override
	public NDArray evaluate(final Step step) {
		final NDArray refined = Scalars.atLeast(step.refined().features().norm(CHANNELS), FeatureMaps.SHORTEST); // [N, P]
		try (NDArray frozen = step.raw(); NDArray products = step.refined().unit().mul(FeatureMaps.unit(frozen))) { // [N, P, C]
			final NDArray raw = Scalars.atLeast(frozen.norm(CHANNELS), FeatureMaps.SHORTEST); // [N, P]
			final NDArray cosine = products.sum(CHANNELS); // [N, P]
			return refined.div(raw).sub(1).abs().mean().add(cosine.sub(1).abs().mean()); // []
		}
	}
}
