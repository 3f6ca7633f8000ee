package fiji.plugin.dinotracker.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Time and memory of reading ViT-L, from the files of write_vitl_checkpoint.py. Not part of the default run:
 * {@code mvn test -Dtest=CheckpointBenchmark -Dvitl=FOLDER}; for the memory, one method a run, as mapped files stay mapped
 * for a while: {@code -Dtest=CheckpointBenchmark#readsThePth}. Figures are in docs/performance.md.
 */
class CheckpointBenchmark {

	private final Path folder = Path.of(System.getProperty("vitl"));

	@Test
	void readsThePth() throws IOException {
		readEveryNumber("vitl.pth");
	}

	@Test
	void readsTheSafetensors() throws IOException {
		readEveryNumber("vitl.safetensors");
	}

	private void readEveryNumber(final String name) throws IOException {
		final Path file = folder.resolve(name);
		final long start = System.nanoTime();
		try (NDManager manager = Torch.newManager(); Checkpoint checkpoint = Checkpoint.open(file)) {
			for (final String tensor : checkpoint.names())
				checkpoint.tensor(manager, tensor).sum().getFloat();
			System.out.printf("%s, %d MB: %.2f s with the engine's start, %s%n", name, Files.size(file) >> 20, (System.nanoTime() - start) / 1e9, memory());
		}
	}

	@Test
	void bothFormatsHoldTheSame() throws IOException {
		try (Checkpoint pth = Checkpoint.open(folder.resolve("vitl.pth")); Checkpoint safe = Checkpoint.open(folder.resolve("vitl.safetensors"))) {
			assertThat(pth.names()).isEqualTo(safe.names()).hasSize(343);
			for (final String name : pth.names()) {
				try (NDManager manager = Torch.newManager()) {
					assertThat(pth.tensor(manager, name).contentEquals(safe.tensor(manager, name))).as(name).isTrue();
				}
			}
		}
	}

	@Test
	void hashesAFile() throws IOException {
		final long start = System.nanoTime();
		new FileHash(folder.resolve("vitl.pth"), Progress.NONE).reckon();
		System.out.printf("SHA-256 of ViT-L: %.2f s%n", (System.nanoTime() - start) / 1e9);
	}

	private static String memory() throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.matches("(VmHWM|RssAnon|RssFile).*")).toList().toString();
	}
}
