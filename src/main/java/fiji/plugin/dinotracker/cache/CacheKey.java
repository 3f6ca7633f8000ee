package fiji.plugin.dinotracker.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What an entry of a cache is, and everything that determines it.
 *
 * @param kind such as {@code features}
 * @param choices what it was made of and how, in words; the same words make the same entry
 */
record CacheKey(String kind, List<String> choices) {

	CacheKey {
		choices = List.copyOf(choices);
	}

	/** The name of the entry's folder: 64 hexadecimal digits. */
	String digest() {
		try {
			final byte[] text = (kind + "\n" + String.join("\n", choices)).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new AssertionError("Every Java has SHA-256", e);
		}
	}
}
