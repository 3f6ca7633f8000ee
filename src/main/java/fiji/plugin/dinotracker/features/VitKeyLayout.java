package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.weights.Checkpoint;

/**
 * How a checkpoint of DINOv2 names its tensors. The rest of the package uses Meta AI's names, except that queries, keys
 * and values are three tensors: {@code blocks.N.attn.query.weight} and so on.
 */
interface VitKeyLayout {

	/** The shapes a checkpoint of this layout has, given those of the tensors under our names. */
	Map<String, Shape> stored(Map<String, Shape> shapes);

	/** Reads the tensor of one of our names. */
	NDArray read(Checkpoint checkpoint, NDManager manager, String name) throws IOException;

	/** The layout of a checkpoint, told by the name of its class token. */
	static VitKeyLayout of(final Checkpoint checkpoint) {
		return checkpoint.names().contains("embeddings.cls_token") ? new HuggingFaceKeyLayout() : new MetaKeyLayout();
	}

	/** Name and shape of every tensor of a model. */
	static Map<String, Shape> shapes(final VitArchitecture architecture) {
		final Map<String, Shape> shapes = new LinkedHashMap<>();
		final long channels = architecture.channels();
		shapes.put("cls_token", new Shape(1, 1, channels));
		shapes.put("mask_token", new Shape(1, channels));
		shapes.put("pos_embed", new Shape(1, 1 + VitArchitecture.POSITION_GRID * VitArchitecture.POSITION_GRID, channels));
		if (architecture.registers() > 0) shapes.put("register_tokens", new Shape(1, architecture.registers(), channels));
		shapes.put("patch_embed.proj.weight", new Shape(channels, 3, VitArchitecture.PATCH, VitArchitecture.PATCH));
		shapes.put("patch_embed.proj.bias", new Shape(channels));
		for (int block = 0; block < architecture.blocks(); block++)
			addBlock(shapes, "blocks." + block + ".", channels);
		addNormalization(shapes, "norm.", channels);
		return shapes;
	}

	private static void addBlock(final Map<String, Shape> shapes, final String block, final long channels) {
		addNormalization(shapes, block + "norm1.", channels);
		for (final String projection : new String[] { "query.", "key.", "value.", "proj." })
			addProjection(shapes, block + "attn." + projection, channels, channels);
		shapes.put(block + "ls1.gamma", new Shape(channels));
		addNormalization(shapes, block + "norm2.", channels);
		addProjection(shapes, block + "mlp.fc1.", channels, 4 * channels);
		addProjection(shapes, block + "mlp.fc2.", 4 * channels, channels);
		shapes.put(block + "ls2.gamma", new Shape(channels));
	}

	private static void addNormalization(final Map<String, Shape> shapes, final String layer, final long channels) {
		shapes.put(layer + "weight", new Shape(channels));
		shapes.put(layer + "bias", new Shape(channels));
	}

	private static void addProjection(final Map<String, Shape> shapes, final String layer, final long from, final long to) {
		shapes.put(layer + "weight", new Shape(to, from));
		shapes.put(layer + "bias", new Shape(to));
	}
}
