package fiji.plugin.dinotracker.command;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ij.IJ;
import ij.Menus;

/** ImageJ 1.x without Fiji and without a display, whose menu holds what {@code plugins.config} adds to it. */
final class PlainImageJ {

	private static final Pattern ENTRY = Pattern.compile("(?m)^(\\S.*), \"(.+)\", (\\S+\\.LegacyLauncher)\\(\"(.+)\"\\)$");

	private PlainImageJ() {}

	/** The entries of {@code plugins.config}: menu, label, launcher, and command. */
	static List<MatchResult> entries() throws IOException {
		try (InputStream config = PlainImageJ.class.getResourceAsStream("/plugins.config")) {
			return ENTRY.matcher(new String(config.readAllBytes(), StandardCharsets.UTF_8)).results().collect(Collectors.toList());
		}
	}

	/** Without a display ImageJ makes its table of commands, but fails to fill it from the menu. */
	@SuppressWarnings("unchecked")
	static void install() throws IOException {
		if (Menus.getCommands() == null) {
			try {
				IJ.run("Start");
			}
			catch (final HeadlessException e) {
				// the table is there
			}
		}
		for (final MatchResult entry : entries())
			Menus.getCommands().put(entry.group(2), entry.group(3) + "(\"" + entry.group(4) + "\")");
	}
}
