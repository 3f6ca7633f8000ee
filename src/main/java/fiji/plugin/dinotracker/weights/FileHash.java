package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.Sha256;

/** The SHA-256 of a file, in lower-case hexadecimal digits. */
final class FileHash {

	private static final int CHUNK = 1 << 20;
	private static final int DIGITS = 64;

	private final Path file;
	private final Progress progress;

	FileHash(final Path file, final Progress progress) {
		this.file = file;
		this.progress = progress;
	}

	/**
	 * The hash, remembered in {@code FILE.sha256} beside the file together with the file's size and time of change: as
	 * long as these stay, a large file is not read again at the next start.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	String remembered() throws IOException {
		final Path note = file.resolveSibling(file.getFileName() + ".sha256");
		final String stamp = " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
		final String noted = Files.isReadable(note) ? Files.readString(note) : "";
		if (noted.length() == DIGITS + stamp.length() && noted.endsWith(stamp)) return noted.substring(0, DIGITS);
		final String hash = reckon();
		try {
			if (Files.isWritable(file.toAbsolutePath().getParent())) Files.writeString(note, hash + stamp);
		}
		catch (final IOException e) {
			// the file is reckoned again at the next start
		}
		return hash;
	}

	/**
	 * The hash of what the file holds now.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	String reckon() throws IOException {
		final MessageDigest digest = Sha256.newDigest();
		final int total = (int) (Files.size(file) / CHUNK) + 1;
		try (InputStream in = Files.newInputStream(file)) {
			for (int done = 0;; done++) {
				progress.check();
				progress.report("Checking " + file.getFileName(), Math.min(done, total), total, "");
				final byte[] bytes = in.readNBytes(CHUNK);
				if (bytes.length == 0) return HexFormat.of().formatHex(digest.digest());
				digest.update(bytes);
			}
		}
	}
}
