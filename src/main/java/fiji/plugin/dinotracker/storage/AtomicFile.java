package fiji.plugin.dinotracker.storage;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files that are either complete or not there: the content goes to {@code NAME.part} in the same folder, which
 * then takes the place of {@code NAME} in one step.
 */
public final class AtomicFile {

	/** A disk with less than so many bytes left is full. */
	private static final long FULL = 1 << 20;

	private AtomicFile() {}

	/** Something that fills a new file. */
	@FunctionalInterface
	public interface Content {

		/** Writes everything to a file that does not exist yet. */
		void writeTo(Path file) throws IOException;
	}

	/** Something that fills a stream of characters. */
	@FunctionalInterface
	public interface Text {

		/** Writes everything; the writer is closed by the caller. */
		void writeTo(Writer writer) throws IOException;
	}

	/**
	 * Writes a file through whatever takes a path.
	 *
	 * @throws IOException if that fails; an older file of that name is then untouched
	 */
	public static void write(final Path file, final Content content) throws IOException {
		final Path part = file.resolveSibling(file.getFileName() + ".part");
		try {
			content.writeTo(part);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final FileSystemException e) {
			throw new IOException("Cannot write " + file + " (" + ProblemLine.reason(e) + "); check that its folder is there and has room, and that no other program has the file open", e);
		}
		catch (final IOException e) {
			if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < FULL) throw new IOException("Cannot write " + file + ", as its disk is full; free some space", e);
			throw e;
		}
		finally {
			discard(part);
		}
	}

	/** What is left of a file that was not completed; were it in use still, that would hide what went wrong. */
	private static void discard(final Path part) {
		try {
			Files.deleteIfExists(part);
		}
		catch (final IOException e) {
			part.toFile().deleteOnExit();
		}
	}

	/** Writes a file of UTF-8 text, see {@link #write}. */
	public static void writeText(final Path file, final Text text) throws IOException {
		write(file, part -> {
			try (Writer writer = Files.newBufferedWriter(part)) {
				text.writeTo(writer);
			}
		});
	}
}
