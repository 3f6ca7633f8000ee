package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

import fiji.plugin.dinotracker.features.FormulaVit;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.flow.FormulaRaft;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.weights.PthWriter;

/** DINOv2 and RAFT from the command line, in a process of its own whose cache holds made-up weights. */
class LearnedModelsTest {

	private static final int FRAMES = 4;
	private static final int SIZE = 110;

	@TempDir
	private static Path folder;
	private static Path stack;

	@BeforeAll
	static void makeInputAndWeights() throws IOException {
		final ImageStack images = new ImageStack(SIZE, SIZE);
		for (int frame = 0; frame < FRAMES; frame++)
			images.addSlice(texture(3 * frame));
		stack = folder.resolve("texture.tif");
		IJ.saveAsTiff(new ImagePlus("texture", images), stack.toString());
		final Path cache = Files.createDirectory(folder.resolve("cache"));
		try (NDManager manager = Torch.newManager()) {
			PthWriter.write(cache.resolve("dinov2_vits14_pretrain.pth"), FormulaVit.tensors(manager, VitArchitecture.named("dinov2-vits14")));
			PthWriter.write(cache.resolve("raft_large_C_T_SKHT_V2-ff5fadd5.pth"), calmRaft(manager));
		}
	}

	/** Flows of a tenth of a pixel at most: larger ones that mean nothing contradict each other, and no motion would be left. */
	private static Map<String, NDArray> calmRaft(final NDManager manager) {
		final Map<String, NDArray> tensors = FormulaRaft.tensors(manager, RaftConfiguration.LARGE);
		tensors.replaceAll((name, tensor) -> name.contains("flow_head.conv2") ? tensor.mul(0.01f) : tensor);
		return tensors;
	}

	/** Waves of three colours that move to the right. */
	private static ColorProcessor texture(final int shift) {
		final ColorProcessor pixels = new ColorProcessor(SIZE, SIZE);
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++) {
				final double place = x - shift;
				pixels.putPixel(x, y, new int[] { wave(place * y / 40), wave(place * 0.3 + y * 0.2), wave(place * 0.1 - y * 0.4) });
			}
		return pixels;
	}

	private static int wave(final double phase) {
		return (int) (127 + 120 * Math.sin(phase));
	}

	/** What a process answered. */
	private record Answer(int exitCode, String text) {}

	private static Answer run(final String name, final String... options) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", //
			"-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(List.of(options));
		final Path log = folder.resolve(name + ".log");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DINO_TRACKER_CACHE", folder.resolve("cache").toString());
		return new Answer(builder.start().waitFor(), Files.readString(log));
	}

	private static Answer track(final String name, final String... more) throws IOException, InterruptedException {
		final List<String> options = new ArrayList<>(List.of("track", stack.toString(), "--grid", "6", "--height", "84", "--iterations", "2", //
			"--out", folder.resolve(name).toString()));
		options.addAll(List.of(more));
		return run(name, options.toArray(String[]::new));
	}

	private static JsonObject report(final String name) throws IOException {
		return JsonParser.parseString(Files.readString(folder.resolve(name).resolve("run.json"))).getAsJsonObject();
	}

	@Test
	void weightsOfAnUnknownHashAreRefused() throws IOException, InterruptedException {
		final Answer answer = track("refused", "--features", "dinov2-vits14", "--flow", "dis");
		assertThat(answer.exitCode()).as(answer.text()).isEqualTo(1);
		assertThat(answer.text()).contains("dinov2_vits14_pretrain.pth is not the published file (SHA-256 b938bf1bc15c", "delete it and fetch it again; the command line takes it as it is with --trust-weights") //
			.doesNotContain("\tat ");
		assertThat(folder.resolve("refused/run.json")).doesNotExist();
		assertThat(track("refused-flow", "--features", "dense-sift", "--flow", "raft").text()).contains("raft_large_C_T_SKHT_V2-ff5fadd5.pth is not the published file");
	}

	@Test
	void trustedWeightsTrackFromEndToEnd() throws IOException, InterruptedException {
		final Answer answer = track("trusted", "--features", "dinov2-vits14", "--facet", "keys", "--block", "2", "--flow", "raft", "--trust-weights");
		assertThat(answer.exitCode()).as(answer.text()).isZero();
		final List<Track> tracks = TracksFile.read(folder.resolve("trusted/tracks.csv"));
		assertThat(tracks).isNotEmpty().allSatisfy(track -> assertThat(track.points()).hasSize(FRAMES));
		final JsonObject settings = report("trusted").getAsJsonObject("settings");
		assertThat(settings.get("features").getAsString()).isEqualTo("dinov2-vits14");
		assertThat(settings.get("flow").getAsString()).isEqualTo("raft-large");
		assertThat(settings.getAsJsonObject("layer")).hasToString("{\"facet\":\"KEYS\",\"block\":2}");
		assertThat(report("trusted").getAsJsonArray("notes")).isEmpty();
	}

	@Test
	void adaptersAreTrainedAndTakenUpAgain() throws IOException, InterruptedException {
		final String[] options = { "--features", "dinov2-vits14", "--flow", "dis", "--trust-weights", "--method", "lora" };
		final Answer answer = track("lora", options);
		assertThat(answer.exitCode()).as(answer.text()).isZero();
		assertThat(folder.resolve("lora/model/lora.safetensors")).exists();
		assertThat(report("lora").get("method").getAsString()).isEqualTo("lora");
		final String tracks = Files.readString(folder.resolve("lora/tracks.csv"));
		final Answer again = run("lora-again", "track", stack.toString(), "--grid", "6", "--model", folder.resolve("lora/model").toString(), //
			"--out", folder.resolve("lora-again").toString());
		assertThat(again.exitCode()).as(again.text()).isZero();
		assertThat(folder.resolve("lora-again/tracks.csv")).hasContent(tracks);
	}

	@Test
	void autoTakesWhatIsThereAndSaysSo() throws IOException, InterruptedException {
		final Answer answer = track("auto", "--features", "auto", "--flow", "dis", "--trust-weights");
		assertThat(answer.exitCode()).as(answer.text()).isZero();
		assertThat(answer.text()).contains("Features auto: dinov2-vits14, with " + folder);
		assertThat(report("auto").getAsJsonArray("notes")).hasSize(1);
		assertThat(report("auto").getAsJsonObject("settings").get("features").getAsString()).isEqualTo("dinov2-vits14");
	}

	@Test
	void checkTellsWhichFilesAreNotAsPublished() throws IOException, InterruptedException {
		final Answer answer = run("check", "models", "check");
		assertThat(answer.exitCode()).isEqualTo(1);
		assertThat(answer.text()).contains("dinov2_vits14_pretrain.pth is not the published file", "raft_large_C_T_SKHT_V2-ff5fadd5.pth is not the published file");
	}
}
