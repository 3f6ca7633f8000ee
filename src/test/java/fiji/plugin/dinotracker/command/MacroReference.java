package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;

/** The text of {@code docs/macro-reference.md}, made from the parameters of the commands in the menu. */
final class MacroReference {

	static final Path FILE = Path.of("docs", "macro-reference.md");

	private static final String INTRODUCTION = """
		# Macro reference

		Every command of *Plugins > Tracking > DINO-Tracker* with its options. They are written `name=value`, with brackets
		around a value that has spaces: `run("Track Points...", "preset=quick out=[/my data/tracks]");`. An option that is left out has its default. One that is either
		`true` or `false` is turned on by its name alone. An unknown name, a value that is none of the choices, a missing file:
		each stops the macro with one line that says what is wrong, before anything is written.

		The same names are the parameters of `CommandService.run` and of `fiji --headless --run`.

		What is tracked is the file that `path` names; else the open image whose title `image` gives (in a script, an `ImagePlus`);
		else the image in front, the one a macro in batch mode works on, or the one that a script hands over by `IJ.run(image, ...)`.

		What a macro gets back: Track Points... and Track More Points... fill the Results table ([its columns](formats.md#imagejs-table)) and put
		an overlay on the image; with `path`, the frames open as the active image where there is a display. Everything else is in the folder `out`.
		""";

	/** What options of free text hold that are no whole numbers. */
	private static final Map<String, String> TEXTS = Map.of("pattern", "text", "suffix", "text", "plane", "whole number or `max`", "memory", "number");

	private MacroReference() {}

	/** What the file should be. */
	static String text() throws IOException, ModuleException {
		final StringBuilder text = new StringBuilder(INTRODUCTION);
		for (final MatchResult entry : PlainImageJ.entries())
			text.append("\n## ").append(entry.group(2)).append('\n').append(table(entry.group(4)));
		return text.toString();
	}

	private static String table(final String command) throws ModuleException {
		final Options options = new Options(new CommandInfo(command).createModule());
		if (options.fields().isEmpty()) return "\nNo options.\n";
		return options.fields().stream().map(item -> row(options, item)) //
			.collect(Collectors.joining("", "\n| option | value | default | |\n|---|---|---|---|\n", ""));
	}

	private static String row(final Options options, final ModuleItem<?> item) {
		final String initial = options.text(item);
		return "| `" + item.getName() + "` | " + values(item) + " | " + (initial.isEmpty() ? "none" : "`" + initial + "`") + " | " + item.getDescription() + " |\n";
	}

	private static String values(final ModuleItem<?> item) {
		final List<String> choices = Options.choices(item);
		if (item.getType() == File.class) return item.getDescription().contains("title of an open image") ? "path, title, or `selection`" : "path";
		if (choices.isEmpty()) return TEXTS.getOrDefault(item.getName(), "whole number");
		return choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
	}
}
