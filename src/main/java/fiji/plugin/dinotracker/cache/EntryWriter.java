package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;

import fiji.plugin.dinotracker.progress.Progress;

/** Writes the files of an entry into a folder, each of them to the disk itself and not only to the system's memory. */
final class EntryWriter {

	private final Path folder;
	private final CacheKey key;
	private final Progress progress;
	private final Map<String, Manifest.Content> files = new TreeMap<>();

	EntryWriter(final Path folder, final CacheKey key, final Progress progress) {
		this.folder = folder;
		this.key = key;
		this.progress = progress;
	}

	/**
	 * Writes a file of some blocks, one behind the other.
	 *
	 * @param name of the file
	 * @param count of the blocks
	 * @param block each block; what remains in it is written
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	void write(final String name, final int count, final IntFunction<ByteBuffer> block) throws IOException {
		final CRC32C sum = new CRC32C();
		long bytes = 0;
		try (FileChannel channel = open(name)) {
			for (int i = 0; i < count; i++) {
				progress.check();
				final ByteBuffer content = block.apply(i).slice();
				sum.update(content.duplicate());
				bytes += content.remaining();
				writeFully(channel, content);
				progress.report("Keeping " + key.kind() + " for the next run", i + 1, count, "");
			}
			channel.force(true);
		}
		files.put(name, new Manifest.Content(bytes, sum.getValue()));
	}

	/** Writes the manifest, which comes last. */
	void finish() throws IOException {
		try (FileChannel channel = open(Manifest.FILE)) {
			writeFully(channel, ByteBuffer.wrap(Manifest.of(key, files).text().getBytes(StandardCharsets.UTF_8)));
			channel.force(true);
		}
	}

	private FileChannel open(final String name) throws IOException {
		return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	private static void writeFully(final FileChannel channel, final ByteBuffer content) throws IOException {
		while (content.hasRemaining())
			channel.write(content);
	}
}
