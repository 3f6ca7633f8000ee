package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.weights.Checkpoint;

/** The names of Hugging Face's {@code .safetensors} files, as they are stored. */
final class HuggingFaceKeyLayout implements VitKeyLayout {

	/** What to replace in our names, in pairs. */
	private static final String[][] RENAMED = { //
		{ "cls_token", "embeddings.cls_token" }, { "mask_token", "embeddings.mask_token" }, //
		{ "register_tokens", "embeddings.register_tokens" }, { "pos_embed", "embeddings.position_embeddings" }, //
		{ "patch_embed.proj", "embeddings.patch_embeddings.projection" }, { "blocks.", "encoder.layer." }, //
		{ "attn.proj", "attention.output.dense" }, { "attn.", "attention.attention." }, //
		{ "ls1.gamma", "layer_scale1.lambda1" }, { "ls2.gamma", "layer_scale2.lambda1" } };

	@Override
	public Map<String, Shape> stored(final Map<String, Shape> shapes) {
		final Map<String, Shape> stored = new LinkedHashMap<>();
		shapes.forEach((name, shape) -> stored.put(stored(name), shape));
		return stored;
	}

	@Override
	public NDArray read(final Checkpoint checkpoint, final NDManager manager, final String name) throws IOException {
		return checkpoint.tensor(manager, stored(name));
	}

	private static String stored(final String name) {
		if (name.startsWith("norm.")) return "layer" + name; // the last one; those inside the blocks keep their names
		String stored = name;
		for (final String[] pair : RENAMED)
			stored = stored.replace(pair[0], pair[1]);
		return stored;
	}
}
