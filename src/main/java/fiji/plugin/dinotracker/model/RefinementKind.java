package fiji.plugin.dinotracker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;

/** The ways to make the refined features: the paper's, and the baselines it is compared with (Sec. 4.2). */
public enum RefinementKind {

	/** What Delta-DINO makes is added to the frozen features. */
	RESIDUAL {

		@Override
		FeatureRefinement create(final NDManager manager, final FeatureVideo features, final List<Integer> hiddenWidths, final SplittableRandom random) {
			return new Residual(new DeltaDino(manager, features.geometry(), widths(features, hiddenWidths), DeltaDino.Start.ZERO, random));
		}
	},

	/** What the same network makes by itself, without a prior. */
	FROM_SCRATCH {

		@Override
		FeatureRefinement create(final NDManager manager, final FeatureVideo features, final List<Integer> hiddenWidths, final SplittableRandom random) {
			return new FromScratch(new DeltaDino(manager, features.geometry(), widths(features, hiddenWidths), DeltaDino.Start.RANDOM, random));
		}
	};

	private static List<Integer> widths(final FeatureVideo features, final List<Integer> hiddenWidths) {
		final List<Integer> widths = new ArrayList<>(hiddenWidths);
		widths.add(features.channels());
		return widths;
	}

	/**
	 * A refinement before any training.
	 *
	 * @param manager where its parameters live
	 * @param features the frozen features
	 * @param hiddenWidths channels of Delta-DINO's first three layers
	 * @param random draws the first weights
	 */
	abstract FeatureRefinement create(NDManager manager, FeatureVideo features, List<Integer> hiddenWidths, SplittableRandom random);
}
