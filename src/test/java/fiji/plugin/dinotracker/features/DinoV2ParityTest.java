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
		if (!Files.exists(file)) Formula.write(expected.architecture(), file);
		assertEqual(expected, file);
	}

	@ParameterizedTest
	@MethodSource("transformersCases")
	void equalsTransformers(final Case expected) throws IOException {
		final Path meta = folder.resolve(expected.model());
		if (!Files.exists(meta)) Formula.write(expected.architecture(), meta);
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
			final NDArray image = image(manager, expected.height(), expected.width()); // [3, H, W]
			final NDArray features = transformer.features(image, expected.stride(), new FeatureLayer(expected.block(), expected.facet())); // [P, C]
			assertClose(features.toFloatArray(), expected);
		}
	}

	private static NDArray image(final NDManager manager, final int height, final int width) {
		final double[] noise = Formula.noise("image", 3 * height * width);
		final float[] pixels = new float[noise.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (float) (2 * noise[i]);
		return manager.create(pixels, new Shape(3, height, width)); // [3, H, W]
	}

	private static void assertClose(final float[] features, final Case expected) {
		assertThat(norm(features)).isCloseTo(expected.norm(), within(expected.norm()));
		for (int i = 0; i < expected.sums().length; i++)
			assertThat(signedSum(features, i)).as("sum %d", i).isCloseTo(expected.sums()[i], within(expected.norm()));
		final double typical = expected.norm() / Math.sqrt(features.length);
		for (int i = 0; i < expected.samples().length; i++)
			assertThat((double) features[expected.indices()[i]]).as("sample %d", i).isCloseTo(expected.samples()[i], within(typical));
	}

	private static Offset<Double> within(final double size) {
		return Offset.offset(TOLERANCE * size);
	}

	private static double norm(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value * (double) value;
		return Math.sqrt(sum);
	}

	private static double signedSum(final float[] values, final int signs) {
		final double[] noise = Formula.noise("signs " + signs, values.length);
		double sum = 0;
		for (int i = 0; i < values.length; i++)
			sum += Math.signum(noise[i]) * values[i];
		return sum;
	}
}
