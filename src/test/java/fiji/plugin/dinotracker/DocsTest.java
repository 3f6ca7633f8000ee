package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the guides point at is there. */
class DocsTest {

	private static final Path SOURCES = Path.of("src");

	private static List<Page> pages() {
		return Page.all();
	}

	private static List<Page> markdown() {
		return Page.markdown();
	}

	@Test
	void allPagesAreLookedAt() {
		assertThat(markdown()).extracting(Page::file).contains(Path.of("README.md"), Path.of("docs/README.md"), Path.of("update-site/README.md"));
		assertThat(markdown()).flatExtracting(Page::links).hasSizeGreaterThan(30);
		assertThat(pages()).flatExtracting(Page::typed).filteredOn(line -> line.startsWith("./dino-tracker ")).hasSizeGreaterThan(10);
	}

	@ParameterizedTest
	@MethodSource("markdown")
	void linksAndPicturesLeadSomewhere(final Page page) {
		for (final String link : page.links())
			if (link.matches("\\w+:.*")) assertThat(URI.create(link)).hasScheme("https");
			else requireThere(page, link);
	}

	private static void requireThere(final Page page, final String link) {
		final String[] parts = link.split("#", 2);
		final Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
		assertThat(target).as("%s links to %s", page.file(), link).exists();
		if (parts.length == 1) return;
		final Page linked = Page.markdown().stream().filter(other -> other.file().equals(target)).findFirst().orElseThrow();
		assertThat(linked.anchors()).as("%s links to %s", page.file(), link).contains(parts[1]);
	}

	/** The pages of the web site are made of the guides and macros alone, by a program to which double braces mean something. */
	@ParameterizedTest
	@MethodSource("markdown")
	void guidesCanBeAWebSite(final Page page) throws IOException {
		if (!page.file().startsWith("docs")) return;
		assertThat(page.links()).allSatisfy(link -> assertThat(link).matches("(\\.\\./macros/)?(?!\\.\\.).*"));
		assertThat(Files.readString(page.file())).doesNotContain("{{", "{%");
	}

	@Test
	void everyPictureIsShown() throws IOException {
		final List<Path> shown = markdown().stream().flatMap(page -> page.links().stream().map(link -> page.file().resolveSibling(link).normalize())).toList();
		try (Stream<Path> pictures = Files.list(Path.of("docs/images"))) {
			assertThat(shown).containsAll(pictures.toList());
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void testsAndProfilesThatAreNamedExist(final Page page) throws IOException {
		final List<String> tests = page.found("-Dtest='?([\\w,]+)").stream().flatMap(names -> Stream.of(names.split(","))).toList();
		assertThat(classes("test")).as("tests named in %s", page.file()).containsAll(tests);
		final String project = Files.readString(Path.of("pom.xml"));
		assertThat(page.found("mvn [^\\n`]*-P([\\w-]+)")).allSatisfy(name -> assertThat(project).as("profiles named in %s", page.file()).contains("<id>" + name + "</id>"));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void filesOfTheProjectThatAreNamedExist(final Page page) {
		final Pattern file = Pattern.compile("(\\./)?(docs|macros|src|update-site|\\.ci)/[\\w./-]+");
		assertThat(page.typed().stream().flatMap(line -> Page.words(line).stream()).filter(file.asMatchPredicate())) //
			.allSatisfy(name -> assertThat(Path.of(name)).as("named in %s", page.file()).exists());
	}

	@Test
	void classesThatAreNamedExist() throws IOException {
		final List<String> classes = classes("main");
		for (final Page page : List.of(page("README.md"), page("docs/how-it-works.md")))
			assertThat(classes).as("classes named in %s", page.file()).containsAll(page.spans().stream().filter(span -> span.matches("[A-Z][a-z]\\w+")).toList());
	}

	private static Page page(final String file) {
		return Page.markdown().stream().filter(page -> page.file().equals(Path.of(file))).findFirst().orElseThrow();
	}

	private static List<String> classes(final String part) throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES.resolve(part))) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java")).map(name -> name.replace(".java", "")).collect(Collectors.toList());
		}
	}
}
