package fiji.plugin.dinotracker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

	@TempDir
	private Path home;
	private Path folder;

	@BeforeEach
	void writeFirst() throws IOException {
		folder = home.resolve("model");
		AtomicFolder.write(folder, part -> Files.writeString(part.resolve("weights"), "first"));
	}

	@Test
	void theNewFolderTakesThePlaceOfTheOld() throws IOException {
		AtomicFolder.write(folder, part -> Files.writeString(part.resolve("weights"), "second"));
		assertThat(folder.resolve("weights")).hasContent("second");
		assertThat(home).isDirectoryNotContaining("glob:**.part").isDirectoryNotContaining("glob:**.old");
	}

	@Test
	void filesOfTheUserStay() throws IOException {
		Files.writeString(folder.resolve("notes.txt"), "mine");
		AtomicFolder.write(folder, part -> Files.writeString(part.resolve("weights"), "second"));
		assertThat(folder.resolve("notes.txt")).hasContent("mine");
	}

	@Test
	void aFolderThatAUserCallsOldStays() throws IOException {
		final Path backup = Files.createDirectory(home.resolve("model.old"));
		AtomicFolder.write(folder, part -> Files.writeString(part.resolve("weights"), "second"));
		AtomicFolder.restore(folder);
		assertThat(backup).exists();
	}

	@Test
	void afterAFailureTheOldFolderIsThere() throws IOException {
		assertThatThrownBy(() -> AtomicFolder.write(folder, part -> {
			Files.writeString(part.resolve("weights"), "half");
			throw new IOException("disk full");
		})).hasMessage("disk full");
		assertThat(folder.resolve("weights")).hasContent("first");
	}

	/** What was written is taken away here, so that the second move finds nothing to move. */
	@Test
	void whereTheNewFolderCannotTakeItsPlaceTheOldOneIsBackAtOnce() {
		assertThatThrownBy(() -> AtomicFolder.write(folder, AtomicFolder::delete)).isInstanceOf(IOException.class);
		assertThat(folder.resolve("weights")).hasContent("first");
		assertThat(home).isDirectoryNotContaining("glob:**.{part,old}");
	}

	@Test
	void afterAKillBetweenTheTwoMovesTheOldFolderComesBack() throws IOException {
		Files.move(folder, home.resolve(".model.old"));
		AtomicFolder.restore(folder);
		assertThat(folder.resolve("weights")).hasContent("first");
	}

	@Test
	void afterAKillBeforeTheOldFolderIsGoneTheNewOneCounts() throws IOException {
		Files.move(folder, home.resolve(".model.old"));
		Files.writeString(home.resolve(".model.old").resolve("notes.txt"), "mine");
		Files.writeString(Files.createDirectory(folder).resolve("weights"), "second");
		AtomicFolder.restore(folder);
		assertThat(folder.resolve("weights")).hasContent("second");
		assertThat(folder.resolve("notes.txt")).hasContent("mine");
		assertThat(home.resolve(".model.old")).doesNotExist();
	}
}
