package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.AtomicFolder;
import fiji.plugin.dinotracker.storage.FolderLock;
import fiji.plugin.dinotracker.weights.HashPolicy;
import fiji.plugin.dinotracker.weights.WeightCache;

/**
 * A folder where what takes long to compute is kept from one run to the next. Each entry is a folder whose name is a SHA-256
 * of everything that determines it; it is there as a whole or not at all, whenever a program is killed. When there is no room,
 * those that were not used for longest go. Any number of programs may use one folder.
 * <p>
 * Nothing that is wrong with the folder stops a run: it is told in a line, and the run computes what it needs.
 * </p>
 *
 * @param folder where entries are; made when there is one to keep
 * @param limit bytes that all of them may have
 */
public record DiskCache(Path folder, long limit) {

	/** What all entries may have, unless chosen otherwise, in units of 10^9 bytes. */
	public static final int GIGABYTES = 10;

	/** @throws IllegalArgumentException if the limit is not positive */
	public DiskCache {
		if (limit < 1) throw new IllegalArgumentException("A cache must have room for 1 byte or more, not " + limit);
	}

	/** A cache of {@value #GIGABYTES} GB in the folder {@code prepared} among the weights of this computer. */
	public static DiskCache ofThisComputer() {
		return new DiskCache(WeightCache.ofThisComputer(HashPolicy.VERIFY).folder().resolve("prepared"), GIGABYTES * 1_000_000_000L);
	}

	/**
	 * Something from the folder, or else computed and kept there.
	 *
	 * @param form how it is kept
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	<T> T get(final CacheKey key, final Form<T> form, final Supplier<T> computation, final Progress progress) {
		final Optional<T> kept = find(key, form, progress);
		if (kept.isPresent()) return kept.get();
		final T computed = computation.get();
		try {
			keep(key, form, computed, progress);
			return computed;
		}
		catch (final RuntimeException | Error e) {
			form.free(computed);
			throw e;
		}
	}

	private <T> Optional<T> find(final CacheKey key, final Form<T> form, final Progress progress) {
		final Path entry = folder.resolve(key.digest());
		if (!Files.isDirectory(entry)) return Optional.empty();
		try {
			final T found = form.read(EntryReader.open(entry, key, progress));
			CacheFolder.touch(entry);
			return Optional.of(found);
		}
		catch (final IOException e) {
			progress.note("The " + key.kind() + " kept in " + entry + " cannot be used (" + e.getMessage() + "); they are made anew");
			discard(entry, progress);
			return Optional.empty();
		}
	}

	private void discard(final Path entry, final Progress progress) {
		try (FolderLock lock = lock(progress)) {
			new CacheFolder(folder).delete(entry);
		}
		catch (final IOException e) {
			progress.note("Cannot delete " + entry + " (" + e.getMessage() + "); delete it by hand");
		}
	}

	private <T> void keep(final CacheKey key, final Form<T> form, final T value, final Progress progress) {
		final Path entry = folder.resolve(key.digest());
		try {
			Files.createDirectories(folder);
			try (FolderLock lock = lock(progress)) {
				if (!Files.exists(entry)) put(entry, key, form, value, progress); // else another run was faster
			}
		}
		catch (final IOException e) {
			progress.note("The " + key.kind() + " are not kept in " + folder + " for the next run (" + e.getMessage() + "); free some space, or choose another folder or size");
		}
	}

	private <T> void put(final Path entry, final CacheKey key, final Form<T> form, final T value, final Progress progress) throws IOException {
		final CacheFolder entries = new CacheFolder(folder);
		entries.sweep();
		entries.makeRoom(form.bytes(value), limit);
		try {
			AtomicFolder.write(entry, part -> {
				final EntryWriter files = new EntryWriter(part, key, progress);
				form.write(value, files);
				files.finish();
			});
		}
		finally {
			entries.sweep();
		}
	}

	private FolderLock lock(final Progress progress) throws IOException {
		return FolderLock.acquire(folder, "another run", progress);
	}
}
