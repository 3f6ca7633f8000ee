package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

import fiji.plugin.dinotracker.weights.Checkpoint;

/**
 * A DINOv2 vision transformer without its head. Its patches may overlap (stride 7 instead of 14, App. A.3). Its tokens
 * are one a patch, in row-major order, then the class token and the registers; to a transformer the order is all one.
 */
final class VisionTransformer {

	private final Projection patches;
	private final NDArray others;
	private final PositionEmbedding positions;
	private final List<TransformerBlock> blocks;

	/**
	 * @param checkpoint the weights; may be closed afterwards
	 * @param architecture the model they are of
	 * @param manager where the weights will live
	 * @throws fiji.plugin.dinotracker.weights.CheckpointException if the weights are not of that model
	 * @throws IOException if they cannot be read
	 */
	VisionTransformer(final Checkpoint checkpoint, final VitArchitecture architecture, final NDManager manager) throws IOException {
		final VitWeights weights = new VitWeights(checkpoint, architecture, manager);
		this.patches = weights.projection("patch_embed.proj.");
		final NDArray learned = weights.tensor("pos_embed").squeeze(0); // [1 + 37 * 37, C]
		this.others = others(weights, learned.get("0:1"), architecture); // [1 + registers, C]
		this.positions = new PositionEmbedding(learned.get("1:"), architecture.registers() > 0);
		this.blocks = blocks(weights, architecture);
	}

	/** The tokens that are no patches; the class token has a position of its own, [1, C], registers have none. */
	private static NDArray others(final VitWeights weights, final NDArray position, final VitArchitecture architecture) throws IOException {
		final NDArray classToken = weights.tensor("cls_token").squeeze(0).add(position); // [1, C]
		if (architecture.registers() == 0) return classToken;
		return NDArrays.concat(new NDList(classToken, weights.tensor("register_tokens").squeeze(0))); // [1 + registers, C]
	}

	private static List<TransformerBlock> blocks(final VitWeights weights, final VitArchitecture architecture) throws IOException {
		final List<TransformerBlock> blocks = new ArrayList<>();
		for (int block = 0; block < architecture.blocks(); block++)
			blocks.add(new TransformerBlock(weights, "blocks." + block + ".", architecture.heads()));
		return List.copyOf(blocks);
	}

	/** Its blocks, first to last. */
	List<TransformerBlock> blocks() {
		return blocks;
	}

	/**
	 * The input of the first block.
	 *
	 * @param image normalised RGB, [3, H, W]; H and W less 14 are multiples of the stride
	 * @param stride distance of neighbouring patches in pixels
	 * @return tokens [L, C], L = P + 1 + registers, on the manager of {@code image}
	 */
	NDArray embed(final NDArray image, final int stride) {
		final NDArray maps = Conv2d.conv2d(image.expandDims(0), patches.weight(), patches.bias(), new Shape(stride, stride)).singletonOrThrow(); // [1, C, h, w]
		final Shape shape = maps.getShape();
		final NDArray cells = maps.reshape(shape.get(1), -1).transpose(); // [P, C]
		final NDArray placed = cells.add(positions.grid(image.getManager(), (int) shape.get(2), (int) shape.get(3))); // [P, C]
		return NDArrays.concat(new NDList(placed, others)); // [L, C]
	}

	/**
	 * The features of an image.
	 *
	 * @param image normalised RGB, [3, H, W]; H and W less 14 are multiples of the stride
	 * @param stride distance of neighbouring patches in pixels
	 * @param layer where they are taken
	 * @return one row a patch, in row-major order, [P, C], on the manager of {@code image}
	 */
	NDArray features(final NDArray image, final int stride, final FeatureLayer layer) {
		final NDManager home = image.getManager();
		try (NDManager scratch = home.newSubManager()) {
			image.tempAttach(scratch);
			final NDArray tokens = before(layer.block(), image, stride); // [L, C]
			final NDArray all = blocks.get(layer.block()).facet(tokens, layer.facet()); // [L, C]
			final NDArray features = all.get(new NDIndex().addSliceDim(0, all.getShape().get(0) - others.getShape().get(0))); // [P, C]
			features.attach(home);
			return features;
		}
	}

	/**
	 * What goes into a block.
	 *
	 * @param block counted from 0
	 * @param image normalised RGB, [3, H, W]; H and W less 14 are multiples of the stride
	 * @param stride distance of neighbouring patches in pixels
	 * @return tokens [L, C], L = P + 1 + registers, on the manager of {@code image}
	 */
	NDArray input(final int block, final NDArray image, final int stride) {
		final NDManager home = image.getManager();
		try (NDManager scratch = home.newSubManager()) {
			image.tempAttach(scratch);
			final NDArray tokens = before(block, image, stride); // [L, C]
			tokens.attach(home);
			return tokens;
		}
	}

	private NDArray before(final int end, final NDArray image, final int stride) {
		NDArray tokens = embed(image, stride); // [L, C]
		for (final TransformerBlock block : blocks.subList(0, end)) {
			final NDArray next = block.forward(tokens); // [L, C]
			tokens.close();
			tokens = next;
		}
		return tokens;
	}

	/** Tokens that are no patches: the class token and the registers. */
	int others() {
		return (int) others.getShape().get(0);
	}
}
