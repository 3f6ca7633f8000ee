package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.types.Shape;

class VitKeyLayoutTest {

	private static final VitArchitecture ONE_BLOCK = new VitArchitecture("one-block", 64, 1, 4);

	@Test
	void metaNamesAreThoseOfThePublishedFiles() {
		final Map<String, Shape> expected = new HashMap<>();
		expected.put("cls_token", new Shape(1, 1, 64));
		expected.put("mask_token", new Shape(1, 64));
		expected.put("register_tokens", new Shape(1, 4, 64));
		expected.put("pos_embed", new Shape(1, 1370, 64));
		putLayer(expected, "patch_embed.proj", new Shape(64, 3, 14, 14));
		putLayer(expected, "norm", new Shape(64));
		putLayer(expected, "blocks.0.norm1", new Shape(64));
		putLayer(expected, "blocks.0.norm2", new Shape(64));
		putLayer(expected, "blocks.0.attn.qkv", new Shape(192, 64));
		putLayer(expected, "blocks.0.attn.proj", new Shape(64, 64));
		putLayer(expected, "blocks.0.mlp.fc1", new Shape(256, 64));
		putLayer(expected, "blocks.0.mlp.fc2", new Shape(64, 256));
		expected.put("blocks.0.ls1.gamma", new Shape(64));
		expected.put("blocks.0.ls2.gamma", new Shape(64));
		assertThat(new MetaKeyLayout().stored(VitKeyLayout.shapes(ONE_BLOCK))).containsExactlyInAnyOrderEntriesOf(expected);
	}

	@Test
	void huggingFaceNamesAreThoseOfThePublishedFiles() {
		final Map<String, Shape> expected = new HashMap<>();
		expected.put("embeddings.cls_token", new Shape(1, 1, 64));
		expected.put("embeddings.mask_token", new Shape(1, 64));
		expected.put("embeddings.register_tokens", new Shape(1, 4, 64));
		expected.put("embeddings.position_embeddings", new Shape(1, 1370, 64));
		putLayer(expected, "embeddings.patch_embeddings.projection", new Shape(64, 3, 14, 14));
		putLayer(expected, "layernorm", new Shape(64));
		putLayer(expected, "encoder.layer.0.norm1", new Shape(64));
		putLayer(expected, "encoder.layer.0.norm2", new Shape(64));
		putLayer(expected, "encoder.layer.0.attention.attention.query", new Shape(64, 64));
		putLayer(expected, "encoder.layer.0.attention.attention.key", new Shape(64, 64));
		putLayer(expected, "encoder.layer.0.attention.attention.value", new Shape(64, 64));
		putLayer(expected, "encoder.layer.0.attention.output.dense", new Shape(64, 64));
		putLayer(expected, "encoder.layer.0.mlp.fc1", new Shape(256, 64));
		putLayer(expected, "encoder.layer.0.mlp.fc2", new Shape(64, 256));
		expected.put("encoder.layer.0.layer_scale1.lambda1", new Shape(64));
		expected.put("encoder.layer.0.layer_scale2.lambda1", new Shape(64));
		assertThat(new HuggingFaceKeyLayout().stored(VitKeyLayout.shapes(ONE_BLOCK))).containsExactlyInAnyOrderEntriesOf(expected);
	}

	private static void putLayer(final Map<String, Shape> shapes, final String layer, final Shape weight) {
		shapes.put(layer + ".weight", weight);
		shapes.put(layer + ".bias", new Shape(weight.get(0)));
	}

	@ParameterizedTest
	@CsvSource({ "dinov2-vits14, 22056576", "dinov2-vitb14, 86580480", "dinov2-vitl14, 304368640", "dinov2-vits14-reg4, 22058112" })
	void modelsHaveAsManyParametersAsPublished(final String model, final long parameters) {
		final Map<String, Shape> shapes = VitKeyLayout.shapes(VitArchitecture.named(model));
		assertThat(shapes.values().stream().mapToLong(Shape::size).sum()).isEqualTo(parameters);
	}
}
