package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.MappedBlocks;

/** The files of an entry that was found whole, mapped into memory. */
final class EntryReader {

	private static final int CHUNK = 1 << 23;

	private final Path folder;
	private final Manifest manifest;

	private EntryReader(final Path folder, final Manifest manifest) {
		this.folder = folder;
		this.manifest = manifest;
	}

	/**
	 * Opens an entry.
	 *
	 * @throws IOException if it is not whole, or damaged
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	static EntryReader open(final Path folder, final CacheKey key, final Progress progress) throws IOException {
		final Manifest manifest = Manifest.read(folder, key);
		final int chunks = (int) manifest.files().values().stream().mapToLong(content -> (content.bytes() + CHUNK - 1) / CHUNK).sum();
		int done = 0;
		for (final Map.Entry<String, Manifest.Content> file : manifest.files().entrySet())
			try (FileChannel channel = FileChannel.open(folder.resolve(file.getKey()))) {
				if (channel.size() != file.getValue().bytes()) throw new IOException(file.getKey() + " has " + channel.size() + " bytes in place of " + file.getValue().bytes());
				final CRC32C sum = new CRC32C();
				final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
				while (channel.read(chunk.clear()) >= 0) {
					sum.update(chunk.flip());
					progress.check();
					progress.report("Reading " + key.kind() + " from the cache", Math.min(++done, chunks), chunks, "");
				}
				if (sum.getValue() != file.getValue().crc32c()) throw new IOException(file.getKey() + " has other content than was written");
			}
		return new EntryReader(folder, manifest);
	}

	/** The size of a file. */
	long bytes(final String name) throws IOException {
		final Manifest.Content content = manifest.files().get(name);
		if (content == null) throw new IOException(name + " is missing");
		return content.bytes();
	}

	/**
	 * A file in blocks of the same size, the last of which may be smaller; none may be changed.
	 *
	 * @param name of the file
	 * @param size of a block in bytes
	 * @return buffers in native byte order
	 */
	List<ByteBuffer> blocks(final String name, final long size) throws IOException {
		try (FileChannel channel = FileChannel.open(folder.resolve(name))) {
			return MappedBlocks.of(channel, MapMode.READ_ONLY, bytes(name), size);
		}
	}
}
