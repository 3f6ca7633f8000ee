package fiji.plugin.dinotracker.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/**
 * What {@code manifest.json} of an entry says; it is written last, and its time of change is when the entry was last used.
 *
 * @param formatVersion of entries
 * @param kind what the entry is, as in its key
 * @param choices what determines it, as in its key
 * @param files its other files by name
 */
record Manifest(int formatVersion, String kind, List<String> choices, Map<String, Content> files) {

	static final String FILE = "manifest.json";
	static final int VERSION = 1;

	private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z0-9]+");
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	/**
	 * What a file holds.
	 *
	 * @param bytes its size
	 * @param crc32c its CRC-32C
	 */
	record Content(long bytes, long crc32c) {}

	static Manifest of(final CacheKey key, final Map<String, Content> files) {
		return new Manifest(VERSION, key.kind(), key.choices(), files);
	}

	/** The text of the file. */
	String text() {
		return GSON.toJson(this);
	}

	/**
	 * Reads the file of an entry.
	 *
	 * @throws IOException if it is missing, damaged, or of another version or key
	 */
	static Manifest read(final Path entry, final CacheKey key) throws IOException {
		try {
			final Manifest manifest = GSON.fromJson(Files.readString(entry.resolve(FILE)), Manifest.class);
			if (manifest == null || !manifest.isOf(key)) throw new IOException(FILE + " is of another version or damaged");
			return manifest;
		}
		catch (final JsonParseException e) {
			throw new IOException(FILE + " is damaged", e);
		}
	}

	private boolean isOf(final CacheKey key) {
		return formatVersion == VERSION && key.kind().equals(kind) && key.choices().equals(choices) && files != null && //
			files.entrySet().stream().allMatch(file -> NAME.matcher(file.getKey()).matches() && file.getValue() != null);
	}
}
