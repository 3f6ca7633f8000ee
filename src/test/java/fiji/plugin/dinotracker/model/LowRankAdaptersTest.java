package fiji.plugin.dinotracker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.AdaptableBlocks;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.TinyVit;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.FormulaWeights;

/** The LoRA baseline; what PyTorch makes of a block is from {@code src/test/python/make_lora_fixture.py}. */
class LowRankAdaptersTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 98);
	private static final int CHANNELS = TinyVit.ARCHITECTURE.channels();

	private NDManager manager;
	private Video video;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		video = new TexturedVideo(5).shifting(GEOMETRY, 3, 1.5, -1);
	}

	@AfterEach
	void tearDown() {
		video.close();
		manager.close();
	}

	private FeatureRefinement adapters(final FeatureVideo features) {
		return RefinementKind.ADAPTERS.create(manager, features, List.of(4, 4, 4), new SplittableRandom(1));
	}

	@Test
	void atTheStartTheFeaturesAreExactlyTheFrozenOnes() {
		try (FeatureVideo features = TinyVit.describe(video); AdaptableBlocks blocks = features.adaptable().orElseThrow()) {
			final FrameBatch batch = new FrameBatch(video, features, manager, 0, 2);
			assertThat(adapters(features).apply(batch).toFloatArray()).isEqualTo(batch.raw().toFloatArray());
			assertThat(adapters(features).train(batch, new SplittableRandom(2)).toFloatArray()).isEqualTo(batch.raw().toFloatArray());
		}
	}

	@Test
	void dropoutIsDrawnFromTheGeneratorOfTheStepAlone() {
		try (FeatureVideo features = TinyVit.describe(video); AdaptableBlocks blocks = features.adaptable().orElseThrow()) {
			final FeatureRefinement adapters = adapters(features);
			adapters.parameters().trained().forEach((name, tensor) -> tensor.set(FormulaWeights.tensor(manager, name, tensor.getShape(), 0.5f).toFloatArray()));
			final FrameBatch batch = new FrameBatch(video, features, manager, 1);
			final float[] once = adapters.train(batch, new SplittableRandom(2)).toFloatArray();
			assertThat(adapters.train(batch, new SplittableRandom(2)).toFloatArray()).isEqualTo(once);
			assertThat(adapters.train(batch, new SplittableRandom(3)).toFloatArray()).isNotEqualTo(once);
		}
	}

	@Test
	void oneInTenIsLeftOutAndTheMeanStays() {
		final NDArray mask = Dropout.mask(manager, new Shape(200, 500), 0.1, new SplittableRandom(1));
		assertThat(mask.mean().getFloat()).isCloseTo(1, within(0.01f));
		assertThat(mask.toFloatArray()).containsOnly(0, (float) (1 / 0.9));
	}

	@Test
	void anAdaptedBlockAndItsGradientsAreThoseOfPyTorch() throws IOException {
		final JsonObject expected = expected();
		final int cells = GEOMETRY.cells();
		try (FeatureVideo features = TinyVit.oneBlock(GEOMETRY, FormulaWeights.tensor(manager, "tokens", new Shape(cells + 1, CHANNELS), 1)); AdaptableBlocks blocks = features.adaptable().orElseThrow()) {
			final FeatureRefinement adapters = adapters(features);
			adapters.parameters().trained().forEach((name, tensor) -> tensor.set(FormulaWeights.tensor(manager, name, tensor.getShape(), 0.5f).toFloatArray()));
			try (GradientCollector collector = Torch.newGradientCollector()) {
				final NDArray output = adapters.apply(new FrameBatch(video, features, manager, 0)); // [1, P, C]
				assertClose(ModelReference.some(output, 24), expected.getAsJsonArray("output"));
				System.gc();
				collector.backward(output.mul(FormulaWeights.tensor(manager, "weights", new Shape(1, cells, CHANNELS), 1)).sum());
			}
			final JsonObject gradients = expected.getAsJsonObject("gradients");
			assertThat(gradients.keySet()).isEqualTo(adapters.parameters().trained().keySet());
			adapters.parameters().trained().forEach((name, tensor) -> assertClose(ModelReference.some(tensor.getGradient(), 6), gradients.getAsJsonArray(name)));
		}
	}

	private static JsonObject expected() throws IOException {
		try (Reader reader = new InputStreamReader(LowRankAdaptersTest.class.getResourceAsStream("lora.json"), StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}

	private static void assertClose(final float[] actual, final JsonArray expected) {
		assertThat(actual).hasSize(expected.size());
		for (int i = 0; i < actual.length; i++)
			assertThat(actual[i]).as("element " + i).isCloseTo(expected.get(i).getAsFloat(), within(1e-4f));
	}

	@Test
	void featuresWithoutBlocksAreRefused() {
		final DenseSift extractor = new DenseSift(Device.cpu());
		assertThatThrownBy(() -> RefinementKind.ADAPTERS.blocks(extractor, video, Progress.NONE)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessage("Features dense-sift have no blocks to adapt; for the method lora choose a DINOv2 model, such as dinov2-vits14, with its tokens");
	}
}
