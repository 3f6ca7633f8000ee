package fiji.plugin.dinotracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that tells people what to type: the README, a guide, or the head of a macro. Files are relative to the project's
 * folder, which is where tests run.
 *
 * @param file where it is
 * @param prose what is not in a code block
 * @param code the lines of code blocks, or all lines of a file that is not Markdown, without the signs of a comment; a line
 *          that goes on after a backslash is one
 */
public record Page(Path file, String prose, List<String> code) {

	private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$|^\\n(?: {4}[^\\n]*\\n)+");
	private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
	private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
	private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
	private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

	/** Everything that is looked after. */
	public static List<Page> all() {
		return List.of(".", "docs", "macros", "update-site", ".github/workflows", ".ci").stream().flatMap(folder -> in(Path.of(folder))).toList();
	}

	/** Those in Markdown. */
	public static List<Page> markdown() {
		return all().stream().filter(Page::isMarkdown).toList();
	}

	private static Stream<Page> in(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(Path::normalize).filter(file -> file.toString().matches(".*\\.(md|yml|yaml|ijm|groovy)|\\.ci.run")).sorted().map(Page::read).toList().stream();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Page read(final Path file) {
		try {
			final String text = Files.readString(file).replace("\r\n", "\n");
			if (!file.toString().endsWith(".md")) return new Page(file, "", lines(text.replaceAll("(?m)^(#|//)", "")));
			return new Page(file, BLOCK.matcher(text).replaceAll("\n"), lines(matches(BLOCK, text).map(MatchResult::group).collect(Collectors.joining("\n"))));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> lines(final String text) {
		return text.replaceAll("\\\\\\n\\s*", "").lines().map(String::strip).toList();
	}

	private static Stream<MatchResult> matches(final Pattern pattern, final String text) {
		return pattern.matcher(text).results();
	}

	/** Whether it has links and headings. */
	public boolean isMarkdown() {
		return file.toString().endsWith(".md");
	}

	/** What is between single backquotes, on one line each. */
	public List<String> spans() {
		return matches(SPAN, prose).map(span -> span.group(1).replaceAll("\\s+", " ")).toList();
	}

	/** Everything that may be a command. */
	public List<String> typed() {
		return Stream.concat(code.stream(), spans().stream()).toList();
	}

	/** Where its links and pictures lead. */
	public List<String> links() {
		return matches(LINK, prose).map(link -> link.group(1)).toList();
	}

	/** The names of its headings, as links have them after a {@code #}. */
	public List<String> anchors() {
		return matches(HEADING, prose).map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).toList();
	}

	/** What a regular expression's first group finds in code and prose. */
	public List<String> found(final String expression) {
		final Pattern pattern = Pattern.compile(expression);
		return Stream.concat(code.stream(), Stream.of(prose)).flatMap(text -> matches(pattern, text)).map(match -> match.group(1)).toList();
	}

	/** The words of a line as a shell takes them, up to a comment. */
	public static List<String> words(final String line) {
		final List<String> words = new ArrayList<>();
		matches(TOKEN, line.replaceAll("\\s#\\s.*", "")).forEach(token -> {
			for (int group = 1; group <= token.groupCount(); group++)
				if (token.group(group) != null) words.add(token.group(group));
		});
		return Collections.unmodifiableList(words);
	}
}
