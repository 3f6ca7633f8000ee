package fiji.plugin.dinotracker.cache;

import java.util.List;

import fiji.plugin.dinotracker.storage.Sha256;

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
		return Sha256.of(kind + "\n" + String.join("\n", choices));
	}
}
