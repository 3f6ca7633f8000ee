package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.Gson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.FormulaWeights;
import fiji.plugin.dinotracker.weights.SafetensorsReader;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** The features equal those of the authors' code and of transformers, see make_dinov2_fixtures.py. */
class DinoV2ParityTest {

	private static final double TOLERANCE = 1e-4;

	@TempDir
	private static Path folder;

	/**
	 * What a reference gave.
	 *
	 * @param model its name
	 * @param stride of the patches
	 * @param height of the image
	 * @param width of the image
	 * @param block where the features are taken
	 * @param facet which of its values
	 * @param norm Euclidean norm of all features
	 * @param sums their sums under random signs
	 * @param indices places of some of them
	 * @param samples those
	 */
	private record Case(String model, int stride, int height, int width, int block, Facet facet, double norm, double[] sums, int[] indices, double[] samples) {

		@Override
		public String toString() {
			return model + " " + width + " x " + height + " stride " + stride + " block " + block + " " + facet;
		}

		private VitArchitecture architecture() {
			final int registers = model.endsWith("reg4") ? 4 : 0;
			return model.startsWith("tiny") ? new VitArchitecture(model, 128, 3, registers) : VitArchitecture.named(model);
		}
	}

	private static Stream<Case> cases(final String file) throws IOException {
		try (Reader reader = new InputStreamReader(DinoV2ParityTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
			return Arrays.stream(new Gson().fromJson(reader, Case[].class));
		}
	}

	static Stream<Case> metaCases() throws IOException {
		return cases("dinov2-meta.json");
	}

	static Stream<Case> transformersCases() throws IOException {
		return cases("dinov2-transformers.json");
	}

	@ParameterizedTest
	@MethodSource("metaCases")
	void equalsTheAuthorsCode(final Case expected) throws IOException {
		final Path file = folder.resolve(expected.model());
		if (!Files.exists(file)) FormulaVit.write(expected.architecture(), file);
		assertEqual(expected, file);
	}

	@ParameterizedTest
	@MethodSource("transformersCases")
	void equalsTransformers(final Case expected) throws IOException {
		final Path meta = folder.resolve(expected.model());
		if (!Files.exists(meta)) FormulaVit.write(expected.architecture(), meta);
		final Path file = folder.resolve(expected.model() + "-transformers");
		if (!Files.exists(file)) rename(expected.architecture(), meta, file);
		assertEqual(expected, file);
	}

	/** Stores a model under the names of Hugging Face's files. */
	private static void rename(final VitArchitecture architecture, final Path meta, final Path file) throws IOException {
		try (NDManager manager = Torch.newManager(); Checkpoint checkpoint = SafetensorsReader.open(meta)) {
			final Map<String, NDArray> tensors = new HashMap<>();
			for (final String name : VitKeyLayout.shapes(architecture).keySet()) {
				final String stored = new HuggingFaceKeyLayout().stored(Map.of(name, new Shape())).keySet().iterator().next();
				tensors.put(stored, new MetaKeyLayout().read(checkpoint, manager, name));
			}
			SafetensorsWriter.write(file, tensors, Map.of());
		}
	}

	private static void assertEqual(final Case expected, final Path file) throws IOException {
		try (NDManager manager = Torch.newManager(); Checkpoint checkpoint = SafetensorsReader.open(file)) {
			final VisionTransformer transformer = new VisionTransformer(checkpoint, expected.architecture(), manager);
			final NDArray image = FormulaWeights.tensor(manager, "image", new Shape(3, expected.height(), expected.width()), 2); // [3, H, W]
			final NDArray features = transformer.features(image, expected.stride(), new FeatureLayer(expected.block(), expected.facet())); // [P, C]
			assertClose(features, expected);
		}
	}

	private static void assertClose(final NDArray features, final Case expected) {
		assertThat((double) features.norm().getFloat()).isCloseTo(expected.norm(), within(expected.norm()));
		for (int i = 0; i < expected.sums().length; i++) {
			final NDArray signs = FormulaWeights.tensor(features.getManager(), "signs " + i, features.getShape(), 1).sign(); // [P, C]
			assertThat((double) features.mul(signs).sum().getFloat()).as("sum %d", i).isCloseTo(expected.sums()[i], within(expected.norm()));
		}
		final float[] values = features.toFloatArray();
		final double typical = expected.norm() / Math.sqrt(values.length);
		for (int i = 0; i < expected.samples().length; i++)
			assertThat((double) values[expected.indices()[i]]).as("sample %d", i).isCloseTo(expected.samples()[i], within(typical));
	}

	private static Offset<Double> within(final double size) {
		return Offset.offset(TOLERANCE * size);
	}
}
