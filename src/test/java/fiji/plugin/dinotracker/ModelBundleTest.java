package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;
import fiji.plugin.dinotracker.weights.SafetensorsReader;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** A model that was saved whole, and what is said of one that is damaged. */
class ModelBundleTest {

	private static final List<String> FILES = List.of("settings.json", "delta-dino.safetensors", "refiner.safetensors", "optimiser.safetensors");

	@TempDir
	private static Path home;
	private static Path whole;
	@TempDir
	private Path bundle;

	@BeforeAll
	static void train() throws IOException {
		whole = home.resolve("model");
		final TrackerSettings settings = TrackerSettings.preset("quick").withHeight(98).withFeatures("dense-sift");
		try (DinoTracker tracker = DinoTracker.train(input(), settings.withTraining(settings.training().withIterations(1)), Progress.NONE)) {
			tracker.save(whole);
		}
	}

	private static TrackerInput input() {
		return new TrackerInput(DriftingTexture.frames(128, 128, 3, 1), FrameSelection.ALL, Optional.empty());
	}

	@BeforeEach
	void copy() throws IOException {
		for (final String file : FILES)
			Files.copy(whole.resolve(file), bundle.resolve(file));
	}

	private void load() throws IOException {
		DinoTracker.load(input(), bundle, Progress.NONE).close();
	}

	private void assertSettingsAreRefused(final UnaryOperator<String> damage, final String message) throws IOException {
		final Path file = bundle.resolve("settings.json");
		Files.writeString(file, damage.apply(Files.readString(file)));
		assertThatThrownBy(() -> ModelBundle.open(bundle)).isInstanceOf(IOException.class).hasMessageStartingWith(file + message).hasMessageContaining("; train again");
	}

	@Test
	void aModelOfAnotherFormatIsRefused() throws IOException {
		assertSettingsAreRefused(text -> text.replace("\"formatVersion\": 1", "\"formatVersion\": 2"), " is not of format 1");
	}

	@Test
	void emptySettingsAreRefused() throws IOException {
		assertSettingsAreRefused(text -> "", " is not of format 1");
	}

	@Test
	void settingsThatAreCutShortAreRefused() throws IOException {
		assertSettingsAreRefused(text -> text.substring(0, text.length() / 2), " cannot be read");
	}

	@Test
	void settingsThatAreNoTextAreRefused() throws IOException {
		Files.write(bundle.resolve("settings.json"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThatThrownBy(() -> ModelBundle.open(bundle)).isInstanceOf(IOException.class).hasMessage(bundle.resolve("settings.json") + " cannot be read; train again");
	}

	@Test
	void settingsThatCannotBeAreRefused() throws IOException {
		assertSettingsAreRefused(text -> text.replace("\"height\": 98", "\"height\": 9"), " cannot be read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "settings", "training", "losses" })
	void settingsThatLackAPartAreRefused(final String part) throws IOException {
		assertSettingsAreRefused(text -> text.replace("\"" + part + "\":", "\"none\":"), " is not complete");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delta-dino.safetensors", "refiner.safetensors", "optimiser.safetensors" })
	void aFileThatIsCutShortIsNamed(final String name) throws IOException {
		final byte[] bytes = Files.readAllBytes(bundle.resolve(name));
		Files.write(bundle.resolve(name), Arrays.copyOf(bytes, bytes.length - 1));
		assertThatThrownBy(this::load).isInstanceOf(CheckpointException.class).hasMessageStartingWith(bundle.resolve(name) + " is cut short").hasMessageEndingWith("; train again");
	}

	@Test
	void aFileThatIsMissingIsNamed() throws IOException {
		Files.delete(bundle.resolve("refiner.safetensors"));
		assertThatThrownBy(this::load).isInstanceOf(IOException.class).hasMessage(bundle.resolve("refiner.safetensors") + " is missing; train again");
	}

	@Test
	void aNetworkThatLacksATensorIsRefused() throws IOException {
		rewrite("refiner.safetensors", tensors -> tensors.remove("conv1.bias"));
		assertThatThrownBy(this::load).isInstanceOf(IllegalArgumentException.class).hasMessage("The saved model lacks conv1.bias; train again");
	}

	@Test
	void aNetworkOfAnotherShapeIsRefused() throws IOException {
		rewrite("refiner.safetensors", tensors -> tensors.compute("conv1.bias", (name, bias) -> bias.expandDims(0)));
		assertThatThrownBy(this::load).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The saved model has conv1.bias of shape (1, ").hasMessageEndingWith(" is needed; train again");
	}

	@Test
	void anOptimiserThatLacksAMomentIsRefused() throws IOException {
		rewrite("optimiser.safetensors", tensors -> tensors.remove(moment(tensors)));
		assertThatThrownBy(this::load).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The saved optimiser does not fit the model at refiner").hasMessageEndingWith("; train again");
	}

	@Test
	void anOptimiserOfAnotherShapeIsRefused() throws IOException {
		rewrite("optimiser.safetensors", tensors -> tensors.compute(moment(tensors), (name, moment) -> moment.expandDims(0)));
		assertThatThrownBy(this::load).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The saved optimiser does not fit the model at refiner").hasMessageEndingWith("; train again");
	}

	private static String moment(final Map<String, NDArray> tensors) {
		return tensors.keySet().stream().filter(name -> name.startsWith("refiner") && name.contains("conv1.bias")).findFirst().orElseThrow();
	}

	private void rewrite(final String name, final Consumer<Map<String, NDArray>> damage) throws IOException {
		final Map<String, NDArray> tensors = new HashMap<>();
		try (NDManager manager = Torch.newManager(); Checkpoint checkpoint = SafetensorsReader.open(whole.resolve(name))) {
			for (final String tensor : checkpoint.names())
				tensors.put(tensor, checkpoint.tensor(manager, tensor));
			damage.accept(tensors);
			SafetensorsWriter.write(bundle.resolve(name), tensors, Map.of());
		}
	}
}
