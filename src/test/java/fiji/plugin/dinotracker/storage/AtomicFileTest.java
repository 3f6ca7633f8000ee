package fiji.plugin.dinotracker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	@Test
	void replacesAnOlderFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("a.txt"), "old");
		AtomicFile.writeText(file, writer -> writer.write("new µ"));
		assertThat(file).hasContent("new µ");
	}

	@Test
	void showsNothingUntilAllIsWritten() throws IOException {
		final Path file = folder.resolve("a.txt");
		AtomicFile.writeText(file, writer -> {
			writer.write("half");
			assertThat(file).doesNotExist();
		});
		assertThat(file).exists();
	}

	@Test
	void keepsTheOlderFileAndNoRemainsWhenWritingFails() throws IOException {
		final Path file = Files.writeString(folder.resolve("a.txt"), "old");
		assertThatThrownBy(() -> AtomicFile.writeText(file, writer -> {
			writer.write("half");
			throw new IOException("disk full");
		})).hasMessage("disk full");
		assertThat(file).hasContent("old");
		assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
	}

	@Test
	void saysWhatToDoWhereThereIsNoFolder() {
		final Path file = folder.resolve("nowhere").resolve("a.txt");
		assertThatThrownBy(() -> AtomicFile.writeText(file, writer -> writer.write("new"))).isInstanceOf(IOException.class) //
			.hasMessage("Cannot write " + file + " (NoSuchFileException); check that its folder is there and has room, and that no other program has the file open");
	}
}
