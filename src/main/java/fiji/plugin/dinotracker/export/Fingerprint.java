package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.google.gson.Gson;

/**
 * Tells by a file {@code fingerprint.txt} beside the results of a run whether it was one of the same choices.
 *
 * @param digest SHA-256 of everything that was chosen, in hexadecimal digits
 */
public record Fingerprint(String digest) {

	private static final String FILE = "fingerprint.txt";

	/** The fingerprint of some choices: records, texts, numbers, and lists of them. */
	public static Fingerprint of(final Object choices) {
		try {
			final byte[] text = new Gson().toJson(choices).getBytes(StandardCharsets.UTF_8);
			return new Fingerprint(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new AssertionError("Every Java has SHA-256", e);
		}
	}

	/** Whether a folder has any. */
	static boolean isIn(final Path folder) {
		return Files.exists(folder.resolve(FILE));
	}

	/** Whether a folder holds the results of a run of these choices that came to its end. */
	public boolean isOfFinished(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		return Files.exists(folder.resolve(ResultFolder.RUN)) && Files.exists(folder.resolve(ResultFolder.TRACKS)) && //
			Files.exists(file) && Files.readString(file).equals(digest);
	}

	/** Writes the file; to be called before the report that says the results are complete. */
	public void write(final Path folder) throws IOException {
		AtomicFile.writeText(folder.resolve(FILE), writer -> writer.write(digest));
	}
}
