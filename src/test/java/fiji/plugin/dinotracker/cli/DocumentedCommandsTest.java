package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import fiji.plugin.dinotracker.Page;

/** The command line takes what the README and the guides say to type; nothing is run. */
class DocumentedCommandsTest {

	private static final String COMMAND = "(\\w+=\\S+ )*\\./dino-tracker( .*)?";

	private static List<String> lines() {
		return Page.all().stream().flatMap(page -> page.typed().stream()).filter(line -> line.matches(COMMAND)).distinct().collect(Collectors.toList());
	}

	@ParameterizedTest
	@MethodSource("lines")
	void commandsInTheGuidesAreTaken(final String line) {
		final List<String> words = Page.words(line);
		final List<String> arguments = words.subList(words.indexOf("./dino-tracker") + 1, words.size());
		final ParseResult parsed = Main.commandLine().parseArgs(arguments.toArray(String[]::new));
		assertThat(parsed.hasSubcommand()).as(line).isTrue();
		final CommandSpec options = parsed.subcommand().commandSpec().mixins().get("runOptions");
		if (options != null) assertThat(((RunOptions) options.userObject()).run()).isNotNull();
	}
}
