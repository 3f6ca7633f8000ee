package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.management.OperatingSystemMXBean;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.Checkpoint;

/**
 * Time and memory of one frame. The small one is held against PyTorch by {@code src/test/python/benchmark.py}. Not part of
 * the default run: {@code mvn test -Dtest=DinoV2Benchmark -Dvitl=FOLDER}, FOLDER from write_vitl_checkpoint.py. Figures are
 * in docs/performance.md.
 */
class DinoV2Benchmark {

	private static final int STRIDE = 7;
	private static final int REPETITIONS = 5;

	@Test
	void describesSmallFrames(@TempDir final Path folder) throws IOException {
		final VitArchitecture small = VitArchitecture.named("dinov2-vits14");
		final Path file = folder.resolve("vits");
		FormulaVit.write(small, file);
		for (int turn = 0; turn < REPETITIONS; turn++)
			describe(file, small, new Shape(3, 238, 427));
	}

	@Test
	void describesAFrameOfThePapersSize() throws IOException {
		final Path file = Path.of(System.getProperty("vitl"), "vitl.pth");
		describe(file, VitArchitecture.named("dinov2-vitl14"), new Shape(3, 476, 854));
	}

	private static void describe(final Path file, final VitArchitecture architecture, final Shape image) throws IOException {
		try (NDManager manager = Torch.newManager(); Checkpoint checkpoint = Checkpoint.open(file)) {
			final VisionTransformer transformer = new VisionTransformer(checkpoint, architecture, manager);
			final FeatureLayer last = new FeatureLayer(architecture.blocks() - 1, Facet.TOKENS);
			final NDArray noise = manager.randomNormal(image); // [3, H, W]
			final long wall = System.nanoTime();
			final long cpu = cpuNanos();
			transformer.features(noise, STRIDE, last).getFloat(0, 0);
			System.out.printf("%s %s here: %.2f s CPU, %.2f s wall, %s%n", architecture.name(), image, //
				(cpuNanos() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9, peakMemory());
		}
	}

	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static String peakMemory() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).findFirst().orElse("unknown");
	}
}
