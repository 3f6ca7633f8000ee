package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.storage.AtomicFolder;

/**
 * The entries in the folder of a cache, and whatever of them a killed program has left. Nothing else in the folder is looked
 * at or deleted. To be used by who holds the folder's lock.
 */
final class CacheFolder {

	private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");
	private static final Pattern LEFTOVER = Pattern.compile("\\.?[0-9a-f]{64}\\.(part|old)");
	/** More than a manifest has. */
	private static final long MANIFEST_BYTES = 1 << 13;

	private final Path folder;

	CacheFolder(final Path folder) {
		this.folder = folder;
	}

	/** An entry with its size and when it was last used. */
	private record Entry(Path path, long bytes, FileTime used) {}

	/** Deletes what killed programs have left half written or half deleted. */
	void sweep() throws IOException {
		for (final Path leftover : named(LEFTOVER))
			AtomicFolder.delete(leftover);
	}

	/**
	 * Deletes the entries that were not used for longest, until another one fits; one that is in use, where the system does not
	 * let it be deleted then, stays.
	 *
	 * @param bytes the size of the other
	 * @param limit how much all may have
	 * @throws IOException if it cannot fit
	 */
	void makeRoom(final long bytes, final long limit) throws IOException {
		if (bytes + MANIFEST_BYTES > limit) throw new IOException(String.format(Locale.ROOT, "it takes %.2f GB, and the cache may have %.2f", bytes / 1e9, limit / 1e9));
		final List<Entry> entries = new ArrayList<>();
		for (final Path path : named(ENTRY))
			entries.add(new Entry(path, size(path), lastUsed(path)));
		entries.sort(Comparator.comparing(Entry::used));
		long all = entries.stream().mapToLong(Entry::bytes).sum();
		IOException kept = null;
		for (final Entry entry : entries) {
			if (all + bytes + MANIFEST_BYTES <= limit) return;
			try {
				delete(entry.path());
				all -= entry.bytes();
			}
			catch (final IOException e) {
				kept = e;
			}
		}
		if (kept != null && all + bytes + MANIFEST_BYTES > limit) throw kept;
	}

	/** Deletes an entry, if it is there, so that nobody ever sees half of it. */
	void delete(final Path entry) throws IOException {
		if (!Files.exists(entry)) return;
		final Path leftover = AtomicFolder.unfinished(entry);
		AtomicFolder.delete(leftover);
		AtomicFolder.delete(Files.move(entry, leftover, StandardCopyOption.ATOMIC_MOVE));
	}

	/** Says that an entry was used, if this user may; of one that another user owns it only matters for what goes first. */
	static void touch(final Path entry) {
		try {
			Files.setLastModifiedTime(entry.resolve(Manifest.FILE), FileTime.fromMillis(System.currentTimeMillis()));
		}
		catch (final IOException e) {
			// it counts as not used
		}
	}

	private static FileTime lastUsed(final Path entry) throws IOException {
		final Path manifest = entry.resolve(Manifest.FILE);
		return Files.getLastModifiedTime(Files.exists(manifest) ? manifest : entry);
	}

	private static long size(final Path entry) throws IOException {
		long bytes = 0;
		for (final Path file : list(entry))
			bytes += Files.size(file);
		return bytes;
	}

	private List<Path> named(final Pattern pattern) throws IOException {
		return list(folder).stream().filter(path -> pattern.matcher(path.getFileName().toString()).matches() && Files.isDirectory(path)).toList();
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.toList();
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
