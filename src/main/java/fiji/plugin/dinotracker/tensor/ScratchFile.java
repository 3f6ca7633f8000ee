package fiji.plugin.dinotracker.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Temporary files that are mapped into memory. */
public final class ScratchFile {

	private static final Path ON_DISK = Path.of("/var/tmp");
	/** With room for so many files of the same size, those that are no longer used are left alone. */
	private static final int AMPLE = 4;

	private ScratchFile() {}

	/**
	 * Blocks of zeros in a new file, which is gone when the blocks are.
	 *
	 * @param count how many
	 * @param bytes the size of each
	 * @return buffers in native byte order
	 * @throws UncheckedIOException if there is no room; the message says where
	 */
	public static ByteBuffer[] blocks(final int count, final long bytes) {
		try {
			final Path file = Files.createTempFile(folder(), "dino-tracker", ".tensors");
			if (!hasRoom(file, count * bytes)) {
				Files.delete(file);
				throw new IOException("no room"); // mapping alone would not notice
			}
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
				return MappedBlocks.of(channel, MapMode.READ_WRITE, count * bytes, bytes).toArray(ByteBuffer[]::new);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("Cannot make a temporary file of " + (count * bytes >> 20) + //
				" MB; free some space in " + folder(), e);
		}
	}

	/** Files that are no longer used give their room back when Java collects its garbage, which is asked for before the disk is full. */
	private static boolean hasRoom(final Path file, final long bytes) throws IOException {
		if (Files.getFileStore(file).getUsableSpace() / AMPLE >= bytes) return true;
		System.gc();
		return Files.getFileStore(file).getUsableSpace() >= bytes;
	}

	/** The folder for temporary files; if that is in memory itself, as on some Linux systems, the one that is not. */
	private static Path folder() {
		final Path usual = Path.of(System.getProperty("java.io.tmpdir"));
		return isInMemory(usual) && Files.isWritable(ON_DISK) && !isInMemory(ON_DISK) ? ON_DISK : usual;
	}

	private static boolean isInMemory(final Path folder) {
		try {
			return Set.of("tmpfs", "ramfs").contains(Files.getFileStore(folder).type());
		}
		catch (final IOException e) {
			return false;
		}
	}
}
