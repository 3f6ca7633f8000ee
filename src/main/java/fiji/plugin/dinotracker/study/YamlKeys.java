package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys and values of a YAML file, of which none may be unknown, or missing, or of another kind than expected. */
final class YamlKeys {

	private final String place;
	private final Map<?, ?> values;

	private YamlKeys(final String place, final Map<?, ?> values) {
		this.place = place;
		this.values = values;
	}

	/**
	 * Takes a value that must have keys.
	 *
	 * @param place what messages call it
	 * @param known the keys it may have
	 */
	static YamlKeys of(final String place, final Object value, final List<String> known) throws IOException {
		if (!(value instanceof final Map<?, ?> map)) throw new IOException(place + " must have the keys " + String.join(", ", known));
		for (final Object key : map.keySet())
			if (!known.contains(String.valueOf(key))) throw new IOException(place + ": unknown key '" + key + "'; use " + String.join(", ", known));
		return new YamlKeys(place, map);
	}

	/** The text or number of a key. */
	String text(final String key) throws IOException {
		return optionalText(key).orElseThrow(() -> new IOException(place + ": the key '" + key + "' is missing"));
	}

	/** The text or number of a key that may be missing. */
	Optional<String> optionalText(final String key) throws IOException {
		final Object value = values.get(key);
		return value == null ? Optional.empty() : Optional.of(scalar(key, value));
	}

	/** The list of a key; empty if it is missing. */
	List<?> list(final String key) throws IOException {
		final Object value = values.get(key);
		if (value == null) return List.of();
		if (value instanceof final List<?> list) return list;
		throw wrong(key, "must be a list");
	}

	/** The list of texts or numbers of a key; empty if it is missing. */
	List<String> texts(final String key) throws IOException {
		final List<String> texts = new ArrayList<>();
		for (final Object value : list(key))
			texts.add(scalar(key, value));
		return texts;
	}

	/** Texts, numbers or comma-joined lists of them by keys that may be any; empty if the key is missing. */
	Map<String, String> options(final String key) throws IOException {
		final Object value = values.get(key);
		if (value == null) return Map.of();
		if (!(value instanceof final Map<?, ?> map)) throw wrong(key, "must have keys of its own");
		final Map<String, String> options = new LinkedHashMap<>();
		map.forEach((name, option) -> options.put(String.valueOf(name), option instanceof final List<?> list ? joined(list) : String.valueOf(option)));
		return options;
	}

	private static String joined(final List<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private String scalar(final String key, final Object value) throws IOException {
		if (value == null || value instanceof Map || value instanceof List) throw wrong(key, "must be a text or a number");
		return value.toString();
	}

	/** What is wrong with a key. */
	IOException wrong(final String key, final String what) {
		return new IOException(place + ": the key '" + key + "' " + what);
	}
}
