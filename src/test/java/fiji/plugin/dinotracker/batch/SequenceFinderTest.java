package fiji.plugin.dinotracker.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

class SequenceFinderTest {

	@TempDir
	private Path folder;
	private final SequenceFinder finder = new SequenceFinder(Optional.empty(), false);

	private static void save(final Path file, final int frames) {
		IJ.saveAsTiff(IJ.createImage("stack", "8-bit ramp", 16, 16, frames), file.toString());
	}

	@Test
	void everyStackAndEveryFolderOfFramesIsFound() throws IOException {
		save(folder.resolve("b.tif"), 3);
		save(folder.resolve("a.tif"), 2);
		final Path frames = Files.createDirectory(folder.resolve("c"));
		save(frames.resolve("1.tif"), 1);
		save(frames.resolve("2.tif"), 1);
		assertThat(finder.find(folder, List.of(folder.resolve("out")))).extracting(Sequence::name).containsExactly("a", "b", "c");
	}

	@Test
	void namesAreThoseOfFoldersEverywhere() throws IOException {
		save(folder.resolve("larva 1 .tif"), 2);
		save(folder.resolve("Larva2.tif"), 2);
		save(folder.resolve("larva2.tiff"), 2);
		assertThat(finder.find(folder, List.of())).extracting(Sequence::name).containsExactlyInAnyOrder("larva 1", "Larva2.tif", "larva2.tiff");
	}

	@Test
	void resultsThatAreNotFinishedAreNotTakenForAStack() throws IOException {
		save(folder.resolve("a.tif"), 2);
		final Path results = Files.createDirectory(folder.resolve("b"));
		save(results.resolve("trajectories.tif"), 1);
		Files.writeString(Files.createDirectory(results.resolve("model")).resolve("settings.json"), "{}");
		assertThat(finder.find(folder, List.of())).extracting(Sequence::name).containsExactly("a");
	}

	@Test
	void aFolderThatIsOneStackIsNotTakenForManyOfOneFrame() {
		for (int frame = 0; frame < 3; frame++)
			save(folder.resolve(frame + ".tif"), 1);
		assertThatThrownBy(() -> finder.find(folder, List.of(folder.resolve("out")))).isInstanceOf(IOException.class).hasMessageContaining("is itself one stack").hasMessageContaining("the folder above it");
	}
}
