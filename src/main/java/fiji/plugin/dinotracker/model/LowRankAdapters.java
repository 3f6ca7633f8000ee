package fiji.plugin.dinotracker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.AdaptableBlocks;
import fiji.plugin.dinotracker.features.AttentionAdapter;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.TransformerBlock;

/**
 * The baseline that fine-tunes DINOv2 by LoRA in place of Delta-DINO (Sec. 4.2, App. A.5): the refined features are the
 * tokens of the transformer with low-rank adapters on the queries, keys and values of the last two blocks it is used up
 * to; rank 8, alpha 0.5, dropout 0.1. The adapters start at zero, and so from the frozen features. In training, one draw of
 * the dropout serves queries, keys and values of a block.
 */
final class LowRankAdapters implements FeatureRefinement {

	private static final int RANK = 8;
	private static final float ALPHA = 0.5f;
	private static final double DROPOUT = 0.1;

	private final Parameters parameters;
	private final List<BlockAdapter> adapters = new ArrayList<>();

	/** A frozen block with its adapters. */
	private record BlockAdapter(TransformerBlock block, LowRankAdapter queries, LowRankAdapter keys, LowRankAdapter values) {

		/** @param dropout what is done to the tokens first */
		AttentionAdapter after(final UnaryOperator<NDArray> dropout) {
			return new AttentionAdapter(tokens -> queries.apply(dropout.apply(tokens)), tokens -> keys.apply(dropout.apply(tokens)), //
				tokens -> values.apply(dropout.apply(tokens)));
		}
	}

	/**
	 * @param manager where the parameters live
	 * @param features whose blocks are adapted
	 * @param random draws the first weights
	 * @throws IllegalArgumentException if the features have no blocks; the message says what to do
	 */
	LowRankAdapters(final NDManager manager, final FeatureVideo features, final SplittableRandom random) {
		final AdaptableBlocks blocks = adaptable(features);
		this.parameters = new Parameters(manager);
		final Shape shape = new Shape(RANK, blocks.channels());
		final NDArray scale = manager.create(ALPHA / RANK);
		for (int block = 0; block < blocks.blocks().size(); block++) {
			final String name = "blocks." + block;
			adapters.add(new BlockAdapter(blocks.blocks().get(block), new LowRankAdapter(parameters, name + ".queries", shape, scale, random), //
				new LowRankAdapter(parameters, name + ".keys", shape, scale, random), new LowRankAdapter(parameters, name + ".values", shape, scale, random)));
		}
	}

	private static AdaptableBlocks adaptable(final FeatureVideo features) {
		return features.adaptable().orElseThrow(() -> new IllegalArgumentException("These features have no blocks to adapt; " + FeatureExtractor.WHAT_CAN_BE_ADAPTED));
	}

	@Override
	public String name() {
		return "lora";
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public void lendTo(final NDManager step) {
		parameters.lendTo(step);
	}

	@Override
	public NDArray train(final FrameBatch batch, final SplittableRandom random) {
		return tokens(batch, input -> dropout(input, random)); // [N, P, C]
	}

	@Override
	public NDArray apply(final FrameBatch batch) {
		return tokens(batch, input -> UnaryOperator.identity()); // [N, P, C]
	}

	/** The mask lives as long as the input, since the backward pass reads it. */
	private static UnaryOperator<NDArray> dropout(final NDArray input, final SplittableRandom random) {
		final NDArray mask = Dropout.mask(input.getManager(), input.getShape(), DROPOUT, random); // [L, C]
		return tokens -> tokens.mul(mask);
	}

	private NDArray tokens(final FrameBatch batch, final Function<NDArray, UnaryOperator<NDArray>> dropouts) {
		final NDList maps = new NDList();
		for (final int frame : batch.frames())
			maps.add(tokens(adaptable(batch.features()).input(batch.manager(), frame), dropouts) // [L, C]
				.get(new NDIndex().addSliceDim(0, batch.features().geometry().cells()))); // [P, C]
		return NDArrays.stack(maps); // [N, P, C]
	}

	private NDArray tokens(final NDArray input, final Function<NDArray, UnaryOperator<NDArray>> dropouts) {
		NDArray tokens = input; // [L, C]
		for (final BlockAdapter adapter : adapters)
			tokens = adapter.block.forward(tokens, adapter.after(dropouts.apply(input))); // [L, C]
		return tokens;
	}
}
