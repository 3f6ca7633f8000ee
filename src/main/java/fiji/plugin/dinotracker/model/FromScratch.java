package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The baseline without a prior, Phi(I) = Phi_Delta(I): the network of {@link DeltaDino} makes the features by itself
 * (Sec. 4.2, Phi_DINO = 0).
 *
 * @param deltaDino Phi_Delta
 */
public record FromScratch(DeltaDino deltaDino) implements FeatureRefinement {

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
		return deltaDino.forward(batch.pixels(), BatchMode.BATCH); // [N, P, C]
	}

	@Override
	public NDArray apply(final FrameBatch batch) {
		return deltaDino.forward(batch.pixels(), BatchMode.RUNNING); // [N, P, C]
	}
}
