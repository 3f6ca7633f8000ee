package fiji.plugin.dinotracker.features;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.tensor.TensorStore;

/**
 * The last blocks of a transformer that features come from, and for each frame what goes into the first of them: what it
 * takes to compute the features again with these blocks adapted, as no gradient goes further down.
 */
public final class AdaptableBlocks implements AutoCloseable {

	private final List<TransformerBlock> blocks;
	private final TensorStore inputs;
	private final NDManager weights;

	/**
	 * @param blocks in their order; they move to the manager
	 * @param inputs one tensor [L, C] a frame, patches first
	 * @param weights where the blocks live from now on; closed with these
	 */
	public AdaptableBlocks(final List<TransformerBlock> blocks, final TensorStore inputs, final NDManager weights) {
		this.blocks = List.copyOf(blocks);
		this.inputs = inputs;
		this.weights = weights;
		this.blocks.forEach(block -> block.moveTo(weights));
	}

	/** The blocks, in their order. */
	public List<TransformerBlock> blocks() {
		return blocks;
	}

	/** How many numbers describe a token, C. */
	public int channels() {
		return (int) inputs.shape().get(1);
	}

	/**
	 * What goes into the first block.
	 *
	 * @return tokens, patches first, [L, C]; must not be changed in place
	 */
	public NDArray input(final NDManager manager, final int frame) {
		return inputs.get(manager, frame);
	}

	/** The same of the first frame and of every so many after it, in the same memory; not to be used after these are closed. */
	AdaptableBlocks every(final int step) {
		return new AdaptableBlocks(blocks, inputs.every(step), weights);
	}

	@Override
	public void close() {
		inputs.close();
		weights.close();
	}
}
