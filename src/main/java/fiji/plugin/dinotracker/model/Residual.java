package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The paper's refined features, Phi(I) = Phi_DINO(I) + Phi_Delta(I) (Sec. 3.1 eq. 1).
 *
 * @param delta Phi_Delta
 */
record Residual(FeatureRefinement delta) implements FeatureRefinement {

	@Override
	public String name() {
		return delta.name();
	}

	@Override
	public Parameters parameters() {
		return delta.parameters();
	}

	@Override
	public void lendTo(final NDManager step) {
		delta.lendTo(step);
	}

	@Override
	public NDArray train(final FrameBatch batch, final SplittableRandom random) {
		return sum(batch, delta.train(batch, random)); // [N, P, C]
	}

	@Override
	public NDArray apply(final FrameBatch batch) {
		return sum(batch, delta.apply(batch)); // [N, P, C]
	}

	/** Frees what the gradient of a sum does not need. */
	private static NDArray sum(final FrameBatch batch, final NDArray change) {
		try (NDArray raw = batch.raw(); change) {
			return raw.add(change); // [N, P, C]
		}
	}
}
