package fiji.plugin.dinotracker.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.Gson;

import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.storage.Sha256;

/**
 * Tells by a file {@code fingerprint.txt} beside the results of a run whether it was one of the same choices.
 *
 * @param digest SHA-256 of everything that was chosen, in hexadecimal digits
 */
public record Fingerprint(String digest) {

	private static final String FILE = "fingerprint.txt";

	/** The fingerprint of some choices: records, texts, numbers, and lists of them. */
	public static Fingerprint of(final Object choices) {
		return new Fingerprint(Sha256.of(new Gson().toJson(choices)));
	}

	/** Whether a folder has any. */
	static boolean isIn(final Path folder) {
		return Files.exists(folder.resolve(FILE));
	}

	/** Takes the one of a folder away, if it has any. */
	static void deleteFrom(final Path folder) throws IOException {
		Files.deleteIfExists(folder.resolve(FILE));
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
