package fiji.plugin.dinotracker.study;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a study from a YAML file; docs/formats.md describes it. Anything that is not understood is refused, with one line
 * that names the key.
 */
public final class StudyFile {

	private static final String NAME = "[A-Za-z0-9][\\w.-]*";

	private final Path file;
	private final Path data;
	private final OptionsReader options;

	private StudyFile(final Path file, final Path data, final OptionsReader options) {
		this.file = file;
		this.data = data;
		this.options = options;
	}

	/**
	 * Reads a study.
	 *
	 * @param data the folder that paths of sequences start from, if it is not that of the file
	 * @param options understands the options of a setting
	 * @throws IOException if the file cannot be read or is not understood; one line that says where and what
	 */
	public static Study read(final Path file, final Optional<Path> data, final OptionsReader options) throws IOException {
		if (!Files.exists(file)) throw new FileNotFoundException("There is no file " + file + "; check the path");
		final YamlKeys keys = YamlKeys.of(file.toString(), load(file), List.of("data", "sequences", "settings"));
		final Path beside = file.toAbsolutePath().getParent().resolve(keys.optionalText("data").orElse("")).normalize();
		return new StudyFile(file, data.orElse(beside), options).study(keys);
	}

	private static Object load(final Path file) throws IOException {
		final LoaderOptions strict = new LoaderOptions();
		strict.setAllowDuplicateKeys(false);
		try (Reader reader = Files.newBufferedReader(file)) {
			return new Yaml(new SafeConstructor(strict)).load(reader);
		}
		catch (final MarkedYAMLException e) {
			final String line = e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
			throw new IOException(file + line + ": " + e.getProblem(), e);
		}
		catch (final YAMLException e) {
			throw new IOException(file + " is no YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
		}
	}

	private Study study(final YamlKeys keys) throws IOException {
		final List<StudySequence> sequences = new ArrayList<>();
		for (final Object value : keys.list("sequences"))
			sequences.add(sequence(value));
		final List<String> names = unique(keys, "sequences", sequences.stream().map(StudySequence::name));
		final List<StudySetting> settings = new ArrayList<>();
		for (final Object value : keys.list("settings"))
			settings.add(setting(value, names));
		unique(keys, "settings", settings.stream().map(StudySetting::name));
		return new Study(sequences, settings);
	}

	private static List<String> unique(final YamlKeys keys, final String key, final Stream<String> values) throws IOException {
		final List<String> names = values.toList();
		if (names.isEmpty()) throw keys.wrong(key, "must list at least one");
		final Set<String> seen = new HashSet<>();
		for (final String name : names) {
			if (!seen.add(name.toLowerCase(Locale.ROOT))) throw keys.wrong(key, "has " + name + " twice, whatever its capitals; give each its own name");
			if (!name.matches(NAME)) throw keys.wrong(key, "has the name '" + name + "'; use letters, digits, dots and dashes, the first a letter or digit");
		}
		return names;
	}

	private StudySequence sequence(final Object value) throws IOException {
		final YamlKeys keys = keys("a sequence", value, List.of("name", "input", "truth", "metric", "masks", "radius"));
		final String name = keys.text("name");
		final MetricKind kind = kind(keys);
		final Optional<Path> masks = keys.optionalText("masks").map(data::resolve);
		if (masks.isPresent() != (kind == MetricKind.BADJA)) throw keys.wrong("masks", "must be there for the metric badja and no other");
		return new StudySequence(name, data.resolve(keys.text("input")), data.resolve(keys.text("truth")), kind, masks, radius(keys, kind));
	}

	private static MetricKind kind(final YamlKeys keys) throws IOException {
		final String label = keys.text("metric");
		for (final MetricKind kind : MetricKind.values())
			if (kind.label().equals(label)) return kind;
		throw keys.wrong("metric", "must be badja, tapvid or identity, not " + label);
	}

	private static double radius(final YamlKeys keys, final MetricKind kind) throws IOException {
		final Optional<String> text = keys.optionalText("radius");
		if (text.isPresent() != (kind == MetricKind.IDENTITY)) throw keys.wrong("radius", "must be there for the metric identity and no other");
		try {
			final double radius = text.isEmpty() ? 0 : Double.parseDouble(text.get());
			if (text.isEmpty() || radius > 0) return radius;
		}
		catch (final NumberFormatException e) {
			throw keys.wrong("radius", "must be a number of pixels, not " + text.get());
		}
		throw keys.wrong("radius", "must be positive, not " + text.get());
	}

	private StudySetting setting(final Object value, final List<String> sequences) throws IOException {
		final YamlKeys keys = keys("a setting", value, List.of("name", "options", "seeds", "sequences"));
		final Map<String, String> chosen = keys.options("options");
		final List<String> seeds = keys.texts("seeds");
		if (!seeds.isEmpty() && chosen.containsKey("seed")) throw keys.wrong("seeds", "cannot be there beside the option seed; leave one out");
		final List<String> some = keys.texts("sequences");
		for (final String name : some)
			if (!sequences.contains(name)) throw keys.wrong("sequences", "has " + name + ", which is none of " + String.join(", ", sequences));
		final List<RunSettings> variants = variants(keys, chosen, seeds);
		if (variants.stream().map(how -> how.settings().training().seed()).distinct().count() < variants.size()) throw keys.wrong("seeds", "has a number twice");
		return new StudySetting(keys.text("name"), chosen, variants, some.isEmpty() ? sequences : some);
	}

	private List<RunSettings> variants(final YamlKeys keys, final Map<String, String> chosen, final List<String> seeds) throws IOException {
		try {
			return StudySetting.variants(chosen, seeds, options);
		}
		catch (final IllegalArgumentException e) {
			throw keys.wrong("options", "is not understood: " + e.getMessage());
		}
	}

	/** The keys of an item, which messages call by its name. */
	private YamlKeys keys(final String what, final Object value, final List<String> known) throws IOException {
		final Object name = value instanceof final Map<?, ?> map ? map.get("name") : null;
		return YamlKeys.of(file + ", " + (name == null ? what : name), value, known);
	}
}
