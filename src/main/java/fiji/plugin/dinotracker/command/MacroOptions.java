package fiji.plugin.dinotracker.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options of a macro's {@code run("Command...", "name=value other=[some words]")}, as ImageJ records them. */
final class MacroOptions {

	/** A name and its value, if any: in brackets, which may hold further pairs of brackets, in quotes, or up to the next space. */
	private static final Pattern OPTION = Pattern.compile("\\G(\\w+)(?:=(?:\\[((?:[^\\[\\]]|\\[[^\\[\\]]*\\])*)\\]|'([^']*)'|([^\\s\\[']\\S*)?))?(?:\\s+|$)");

	private MacroOptions() {}

	/**
	 * The values by name, in the order they were given; null for a name that stands alone, as ImageJ records a box that is
	 * ticked.
	 *
	 * @throws IllegalArgumentException if something is not of this form, or a name is there twice; the message says where
	 */
	static Map<String, String> parse(final String options) {
		final Map<String, String> values = new LinkedHashMap<>();
		final String text = options.strip();
		final Matcher option = OPTION.matcher(text);
		int end = 0;
		while (end < text.length() && option.find()) {
			end = option.end();
			if (values.containsKey(option.group(1))) throw new IllegalArgumentException("Option " + option.group(1) + " is there twice; give it once");
			values.put(option.group(1), value(option));
		}
		if (end < text.length()) throw new IllegalArgumentException("Cannot read the options from \"" + text.substring(end) + //
			"\" on; write name=value, with brackets around a value that has spaces: name=[some words]");
		return values;
	}

	private static String value(final Matcher option) {
		for (int group = 2; group <= option.groupCount(); group++)
			if (option.group(group) != null) return option.group(group);
		return option.group().contains("=") ? "" : null;
	}
}
