package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The paper's refined features, Phi(I) = Phi_DINO(I) + Phi_Delta(I) (Sec. 3.1 eq. 1).
 *
 * @param deltaDino Phi_Delta
 */
public record Residual(DeltaDino deltaDino) implements FeatureRefinement {

	@Override
	public String name() {
		return DeltaDino.NAME;
	}

	@Override
	public Parameters parameters() {
		return deltaDino.parameters();
	}

	@Override
	public void lendTo(final NDManager step) {
		deltaDino.lendTo(step);
	}

	@Override
	public NDArray train(final FrameBatch batch, final SplittableRandom random) {
		try (NDArray raw = batch.raw(); NDArray delta = deltaDino.forward(batch.pixels(), BatchMode.BATCH)) {
			return raw.add(delta); // [N, P, C]
		}
	}

	@Override
	public NDArray apply(final FrameBatch batch) {
		try (NDArray raw = batch.raw(); NDArray delta = deltaDino.forward(batch.pixels(), BatchMode.RUNNING)) {
			return raw.add(delta); // [N, P, C]
		}
	}
}
