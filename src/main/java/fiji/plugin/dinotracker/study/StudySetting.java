package fiji.plugin.dinotracker.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A way to follow points, by a name.
 *
 * @param name names its folders and its rows
 * @param options values by the names of the options of {@code track}, without the dashes, in the order of the file
 * @param variants what the options mean, once a seed
 * @param sequences the names of the sequences it is tried on
 */
public record StudySetting(String name, Map<String, String> options, List<RunSettings> variants, List<String> sequences) {

	/** Means the options once a seed, or once if no seeds are given. */
	static List<RunSettings> variants(final Map<String, String> options, final List<String> seeds, final OptionsReader reader) {
		if (seeds.isEmpty()) return List.of(reader.read(options));
		return seeds.stream().map(seed -> {
			final Map<String, String> seeded = new LinkedHashMap<>(options);
			seeded.put("seed", seed);
			return reader.read(seeded);
		}).toList();
	}

	/** The options as they are written on the command line. */
	String commandLine() {
		return options.entrySet().stream().map(option -> "--" + option.getKey() + " " + option.getValue()).collect(Collectors.joining(" "));
	}
}
