package fiji.plugin.dinotracker.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes folders that are either as they were or as they shall be, whenever the program is killed: the content goes to
 * {@code .NAME.part} beside it, the folder steps aside as {@code .NAME.old}, and the new one takes its place. Readers call
 * {@link #restore} first. Files of the old folder that are not written anew are kept.
 */
public final class AtomicFolder {

	private AtomicFolder() {}

	/** Something that fills an empty folder. */
	@FunctionalInterface
	public interface Content {

		/** Writes everything to a folder that is there and empty. */
		void writeTo(Path folder) throws IOException;
	}

	/**
	 * Writes a folder.
	 *
	 * @throws IOException if that fails; an older folder of that name is then untouched
	 */
	public static void write(final Path folder, final Content content) throws IOException {
		restore(folder);
		final Path part = unfinished(folder);
		delete(part);
		Files.createDirectories(part);
		try {
			content.writeTo(part);
			if (Files.exists(folder)) Files.move(folder, beside(folder, ".old"), StandardCopyOption.ATOMIC_MOVE);
			Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final IOException | RuntimeException | Error e) {
			restore(folder); // if it stepped aside, and another program holds a file of the new one open, as Windows lets it
			delete(part);
			throw e;
		}
		restore(folder);
	}

	/** Brings a folder to order whose writing was cut off while it was put in its place. */
	public static void restore(final Path folder) throws IOException {
		final Path old = beside(folder, ".old");
		if (!Files.exists(old)) return;
		if (!Files.exists(folder)) Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
		else {
			for (final Path kept : list(old))
				if (!Files.exists(folder.resolve(kept.getFileName()))) Files.move(kept, folder.resolve(kept.getFileName()));
			delete(old);
		}
	}

	/** Deletes a folder with all that is in it, or a file, if it is there. */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	/** Where a folder is while it is being written. */
	public static Path unfinished(final Path folder) {
		return beside(folder, ".part");
	}

	private static Path beside(final Path folder, final String ending) {
		return folder.resolveSibling("." + folder.getFileName() + ending);
	}
}
