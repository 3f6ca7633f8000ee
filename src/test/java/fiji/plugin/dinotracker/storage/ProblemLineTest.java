package fiji.plugin.dinotracker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemLineTest {

	@Test
	void aFileThatIsMissingIsNotToldByItsPathAlone(@TempDir final Path folder) {
		final Path missing = folder.resolve("a.tif");
		final String line = "There is no " + missing + "; check the path";
		try {
			Files.size(missing);
		}
		catch (final IOException e) {
			assertThat(ProblemLine.of(e)).isEqualTo(line);
			assertThat(ProblemLine.of(new UncheckedIOException(e))).isEqualTo(line);
			assertThat(ProblemLine.of(new UncheckedIOException("Cannot save; free some space", e))).isEqualTo("Cannot save; free some space");
			return;
		}
		throw new AssertionError();
	}

	@Test
	void whatTheSystemSaysOfOtherFilesIsTold() {
		assertThat(ProblemLine.of(new AccessDeniedException("/jars/.lock"))).startsWith("/jars/.lock may not be read or written by you; choose another folder");
		assertThat(ProblemLine.of(new FileSystemException("/full", null, "No space left on device"))).isEqualTo("/full cannot be used (No space left on device)");
		assertThat(ProblemLine.of(new NotDirectoryException("/a"))).isEqualTo("/a cannot be used (NotDirectoryException)");
		assertThat(ProblemLine.of(new MalformedInputException(1))).contains("UTF-8");
	}

	@Test
	void whichMemoryIsFullIsTold() {
		assertThat(ProblemLine.of(new OutOfMemoryError("Java heap space"), "give it more")).isEqualTo("Java has no memory left (Java heap space); give it more, or choose a smaller height or fewer frames");
		assertThat(ProblemLine.of(new OutOfMemoryError("Cannot allocate 4096 bytes"), "give it more")).contains("Cannot allocate 4096 bytes", "or give Java less");
	}

	@Test
	void whatTheEngineHasNoMemoryForIsToldApartFromItsOtherFailures() {
		assertThat(ProblemLine.ofEngine(new IllegalStateException("CUDA out of memory. Tried to allocate 2 GiB\nat line 1"))).hasValueSatisfying(line -> //
			assertThat(line).contains("Tried to allocate 2 GiB").contains("choose a smaller height").doesNotContain("at line 1"));
		assertThat(ProblemLine.ofEngine(new IllegalStateException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"))).isPresent();
		assertThat(ProblemLine.ofEngine(new IllegalStateException("The size of tensor a must match"))).isEmpty();
		assertThat(ProblemLine.ofEngine(new IllegalStateException())).isEmpty();
	}

	@Test
	void otherProblemsTellTheirFirstLine() {
		assertThat(ProblemLine.of(new IOException("one\ntwo"))).isEqualTo("one");
		assertThat(ProblemLine.of(new IOException())).isEqualTo("java.io.IOException");
	}
}
