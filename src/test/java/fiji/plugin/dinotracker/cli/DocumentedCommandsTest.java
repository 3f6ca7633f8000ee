package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import fiji.plugin.dinotracker.Page;

/** What the README and the guides say to type is taken, and run with {@link StandIns small files} of the same names. */
class DocumentedCommandsTest {

	private static final String COMMAND = "(\\w+=\\S+ )*\\./dino-tracker( .*)?";

	/** Beginnings of commands that are not run here, and why. */
	private static final Map<String, String> NOT_RUN = Map.of( //
		"./dino-tracker demo", "takes minutes; .ci/run runs it", //
		"./dino-tracker benchmark", "takes minutes", //
		"./dino-tracker study", "needs sequences that are not part of the project; StudyCommandTest runs a small study", //
		"./dino-tracker track fly-courtship/", "needs a sequence that is not part of the project", //
		"./dino-tracker evaluate fly/", "needs the tracks of that", //
		"./dino-tracker models fetch", "needs the network; WeightCacheTest fetches from a server of its own", //
		"BIOFORMATS_JAR=", "needs Bio-Formats; OmeTiffTrackingTest runs it where that is there");

	@TempDir
	private static Path home;
	private static StandIns standIns;

	@BeforeAll
	static void trackOnce() throws IOException {
		standIns = new StandIns(home);
		assertThat(run(standIns.arguments(List.of("track", "video.mp4", "--queries", "points.csv", "--out", "results", "--resume")))).isEmpty();
		standIns.addTracks(standIns.file("results"));
	}

	/** Runs a command and gives what is wrong; nothing if all is well. */
	private static String run(final List<String> arguments) {
		final StringWriter told = new StringWriter();
		final PrintWriter writer = new PrintWriter(told, true);
		return Main.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new)) == 0 ? "" : told.toString();
	}

	private static List<String> lines() {
		return Page.all().stream().flatMap(page -> page.typed().stream()).filter(line -> line.matches(COMMAND)).distinct().collect(Collectors.toList());
	}

	private static List<String> linesToRun() {
		return lines().stream().filter(line -> NOT_RUN.keySet().stream().noneMatch(line::startsWith)).toList();
	}

	private static List<String> arguments(final String line) {
		final List<String> words = Page.words(line);
		return words.subList(words.indexOf("./dino-tracker") + 1, words.size());
	}

	@ParameterizedTest
	@MethodSource("lines")
	void commandsInTheGuidesAreTaken(final String line) {
		final ParseResult parsed = Main.commandLine().parseArgs(arguments(line).toArray(String[]::new));
		if (parsed.isVersionHelpRequested()) return;
		assertThat(parsed.hasSubcommand()).as(line).isTrue();
		final CommandSpec options = parsed.subcommand().commandSpec().mixins().get("runOptions");
		if (options != null) assertThat(((RunOptions) options.userObject()).run()).isNotNull();
	}

	@ParameterizedTest
	@MethodSource("linesToRun")
	void commandsInTheGuidesSucceed(final String line) {
		assertThat(run(standIns.arguments(arguments(line)))).as(line).isEmpty();
	}

	@Test
	void everyOptionIsInTheGuides() throws IOException {
		final String guides = Files.readString(Path.of("docs/user-guide.md")) + Files.readString(Path.of("docs/compare.md"));
		final Stream<String> options = Main.commandLine().getSubcommands().values().stream().flatMap(command -> command.getCommandSpec().options().stream()).map(OptionSpec::longestName);
		assertThat(options.filter(name -> !List.of("--help", "--version").contains(name)).distinct()).hasSizeGreaterThan(40).allSatisfy(name -> assertThat(guides).contains("`" + name));
	}

	@Test
	void mostAreRunAndNoExceptionIsIdle() {
		assertThat(linesToRun()).hasSizeGreaterThan(15);
		assertThat(NOT_RUN.keySet()).allSatisfy(beginning -> assertThat(lines()).anyMatch(line -> line.startsWith(beginning)));
	}
}
