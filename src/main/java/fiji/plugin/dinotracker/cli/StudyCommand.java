package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.study.Study;
import fiji.plugin.dinotracker.study.StudyFile;
import fiji.plugin.dinotracker.study.StudyRunner;

/** {@code dino-tracker study}: many sequences, many settings, one table. */
@Command(name = "study", mixinStandardHelpOptions = true, description = { "Tracks sequences whose truth is known with several settings, and compares.",
	"What is finished is not run again: the same command goes on where it was stopped." })
final class StudyCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "CONFIG", description = "YAML file of sequences and settings")
	private Path file;

	@Option(names = "--data", paramLabel = "DIR", description = "folder of the sequences (default: that in CONFIG)")
	private Path data;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "study-out", description = "folder for the results (default: ${DEFAULT-VALUE})")
	private Path out;

	@Mixin
	private ResourceOptions resourceOptions;

	@Override
	public Integer call() throws IOException {
		final RunResources resources = resourceOptions.resources();
		final Study study = StudyFile.read(file, Optional.ofNullable(data), new TrackOptionsReader());
		final String origin = "Made by `./dino-tracker " + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()) + "`, " + Machine.describe() + ".";
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			final int made = new StudyRunner(study, resources, out, origin).run(console);
			spec.commandLine().getOut().println(made + " runs were made now; the tables of all are " + out.resolve("results.md") + " and " + out.resolve("results.csv"));
		}
		catch (final CancellationException e) {
			throw new CancellationException("Stopped at your request; the same command goes on with what is not finished");
		}
		return 0;
	}
}
