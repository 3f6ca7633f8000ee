package fiji.plugin.dinotracker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.AdaptableBlocks;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Video;

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
			return new DeltaDino(manager, features.geometry(), widths(features, hiddenWidths), DeltaDino.Start.RANDOM, random);
		}
	},

	/** What the transformer of the frozen features makes with its last blocks adapted. */
	ADAPTERS {

		@Override
		public Optional<AdaptableBlocks> blocks(final FeatureExtractor extractor, final Video video, final Progress progress) {
			return Optional.of(extractor.adaptable(video, progress));
		}

		@Override
		FeatureRefinement create(final NDManager manager, final FeatureVideo features, final List<Integer> hiddenWidths, final SplittableRandom random) {
			return new LowRankAdapters(manager, features, random);
		}
	};

	private static List<Integer> widths(final FeatureVideo features, final List<Integer> hiddenWidths) {
		final List<Integer> widths = new ArrayList<>(hiddenWidths);
		widths.add(features.channels());
		return widths;
	}

	/**
	 * What is needed of the transformer besides the frozen features.
	 *
	 * @param extractor of the frozen features
	 * @throws IllegalArgumentException if it has no such thing; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Optional<AdaptableBlocks> blocks(final FeatureExtractor extractor, final Video video, final Progress progress) {
		return Optional.empty();
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
