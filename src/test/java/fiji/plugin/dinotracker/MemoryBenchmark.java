package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.features.FormulaVit;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.imports.GridQueries;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.weights.PthWriter;

/**
 * What is estimated before a run, against what a process of its own takes for it. Not part of the default run:
 * {@code mvn test -Dtest=MemoryBenchmark}. Figures are in docs/performance.md.
 */
class MemoryBenchmark {

	private static final int POINTS = 100;

	@TempDir
	private Path cache;

	@Test
	void aShortVideo() throws IOException, InterruptedException {
		run("dense-sift", "238", "50", "8");
	}

	@Test
	void aLongVideoInSmall() throws IOException, InterruptedException {
		run("dense-sift", "119", "200", "8");
	}

	@Test
	void aLearnedModel() throws IOException, InterruptedException {
		try (NDManager manager = Torch.newManager()) {
			PthWriter.write(cache.resolve("dinov2_vits14_pretrain.pth"), FormulaVit.tensors(manager, VitArchitecture.named("dinov2-vits14")));
		}
		run("dinov2-vits14", "119", "20", "8");
	}

	private void run(final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", //
			"-cp", System.getProperty("java.class.path"), MemoryBenchmark.class.getName()));
		command.addAll(List.of(arguments));
		final Path log = cache.resolve("log");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DINO_TRACKER_CACHE", cache.toString());
		assertThat(builder.start().waitFor()).isZero();
		System.out.println(Files.readString(log).strip());
	}

	/** @param arguments features, height, frames and iterations */
	public static void main(final String... arguments) throws IOException {
		final FrameSource source = DriftingTexture.frames(854, 480, Integer.parseInt(arguments[2]), 1);
		final TrackerInput input = new TrackerInput(source, FrameSelection.ALL, Optional.empty());
		final TrackerSettings quick = TrackerSettings.preset("quick").withFeatures(arguments[0]).withHeight(Integer.parseInt(arguments[1])).trustingWeights();
		final TrackerSettings settings = quick.withTraining(quick.training().withIterations(Integer.parseInt(arguments[3])));
		final MemoryEstimate estimate = MemoryEstimate.ofTraining(input, settings);
		try (DinoTracker tracker = DinoTracker.train(input, settings, Progress.NONE)) {
			tracker.track(GridQueries.wholeFrame(source.width(), source.height()).withCount(POINTS, 0), Progress.NONE);
			System.out.printf(Locale.ROOT, "%s: estimated %.2f GB, measured %.2f GB, of them %.2f GB of heap; anonymous %.2f GB at the end%n", String.join(" ", arguments), //
				estimate.bytes() / 1e9, ProcessMemory.peak() / 1e9, Runtime.getRuntime().totalMemory() / 1e9, ProcessMemory.anonymous() / 1e9);
		}
	}
}
