package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.storage.ProblemLine;

/**
 * The command line. Exit code 0 if all was done, 2 for wrong arguments, 1 otherwise with one line that says what to do.
 */
@Command(name = "dino-tracker", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = { TrackCommand.class, BatchCommand.class,
	EvaluateCommand.class, ConvertCommand.class, StudyCommand.class, DemoCommand.class, BenchmarkCommand.class, ModelsCommand.class }, description = "Tracks any point of a stack or video, by training on that one video.")
public final class Main implements Runnable {

	@Spec
	private CommandSpec spec;

	/** Runs the command line and ends the process. */
	public static void main(final String... arguments) {
		System.exit(execute(commandLine(), arguments));
	}

	/** The exit code; what the heap does not hold is told in one line too. */
	static int execute(final CommandLine commandLine, final String... arguments) {
		try {
			return commandLine.execute(arguments);
		}
		catch (final OutOfMemoryError e) {
			commandLine.getErr().println(ProblemLine.of(e, "give it more with JAVA_OPTS=-Xmx8g in the environment"));
			commandLine.getErr().flush();
			return CommandLine.ExitCode.SOFTWARE;
		}
	}

	/** All commands, ready to be executed. */
	static CommandLine commandLine() {
		return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Main::explain).setParameterExceptionHandler(Main::refuse);
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Say what to do: track, batch, evaluate, convert, study, demo, benchmark or models");
	}

	/** Wrong arguments are told in one line. */
	private static int refuse(final ParameterException problem, final String[] arguments) {
		final CommandLine command = problem.getCommandLine();
		command.getErr().println(problem.getMessage().lines().findFirst().orElse("") + "; see " + command.getCommandSpec().qualifiedName() + " --help");
		command.getErr().flush();
		return CommandLine.ExitCode.USAGE;
	}

	/** What the user can mend is told in one line; anything else is a defect and shows where it happened. */
	private static int explain(final Exception problem, final CommandLine commandLine, final ParseResult arguments) {
		final boolean mendable = problem instanceof IllegalArgumentException || problem instanceof IOException || problem instanceof UncheckedIOException ||
			problem instanceof CancellationException;
		final Optional<String> line = mendable ? Optional.of(ProblemLine.of(problem)) : ProblemLine.ofEngine(problem);
		if (line.isPresent()) commandLine.getErr().println(line.get());
		else problem.printStackTrace(commandLine.getErr());
		commandLine.getErr().flush();
		return CommandLine.ExitCode.SOFTWARE;
	}
}
