package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleException;

import fiji.plugin.dinotracker.Page;

/** The commands take the options that the README and the guides give them; nothing is run. */
class DocumentedMacrosTest {

	private static final Pattern MACRO = Pattern.compile("run\\(\"([^\"]+)\"(?:, *\"([^\"]*)\")?\\);");
	private static final Pattern HEADLESS = Pattern.compile("fiji --headless --run (\\S+) '([^']*)'");
	private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\",?");

	private static List<MatchResult> found(final Pattern pattern) {
		return Page.all().stream().flatMap(page -> page.typed().stream()).distinct().flatMap(line -> pattern.matcher(line).results()).collect(Collectors.toList());
	}

	private static Stream<MatchResult> macros() throws IOException {
		final Map<String, String> commands = commands();
		return found(MACRO).stream().filter(run -> commands.containsKey(run.group(1)));
	}

	private static Stream<MatchResult> headless() {
		return found(HEADLESS).stream();
	}

	/** Classes by the names they have in the menu. */
	private static Map<String, String> commands() throws IOException {
		return PlainImageJ.entries().stream().collect(Collectors.toMap(entry -> entry.group(2), entry -> entry.group(4)));
	}

	private static Options options(final String command) throws ModuleException {
		return new Options(new CommandInfo(command).createModule());
	}

	@ParameterizedTest
	@MethodSource("macros")
	void optionsOfMacrosAreTaken(final MatchResult run) throws Exception {
		final Options options = options(commands().get(run.group(1)));
		options.setAll(run.group(2) == null ? "" : run.group(2));
		options.requireValid();
	}

	@ParameterizedTest
	@MethodSource("headless")
	void parametersOfHeadlessRunsAreTaken(final MatchResult run) throws Exception {
		assertThat(run.group(2)).matches("(" + PARAMETER.pattern() + ")+");
		final Options options = options(run.group(1));
		PARAMETER.matcher(run.group(2)).results().forEach(parameter -> options.set(parameter.group(1), parameter.group(2)));
		options.requireValid();
	}

	@Test
	void macrosThatAreNamedExist() {
		assertThat(Page.all()).allSatisfy(page -> assertThat(page.found("-macro ([\\w./]+)")).allSatisfy(macro -> assertThat(Path.of(macro)).exists()));
	}

	@Test
	void commandsThatAreNamedAreInTheMenu() throws IOException {
		final List<String> named = Page.markdown().stream().flatMap(page -> page.found("DINO-Tracker > ([\\w ]+\\.\\.\\.)").stream()).toList();
		assertThat(commands()).containsKeys(named.toArray(String[]::new));
	}
}
