package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command line in a process of its own, which may be killed. */
final class CommandProcess {

	private static final int PATIENCE_MINUTES = 5;

	private final Process process;
	private final Path log;

	private CommandProcess(final Process process, final Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts a command.
	 *
	 * @param log gets all it says
	 */
	static CommandProcess start(final Path log, final List<String> arguments) throws IOException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", //
			"-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(arguments);
		return new CommandProcess(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
	}

	/** Waits for the end and gives the exit code. */
	int end() throws IOException, InterruptedException {
		try {
			if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) throw new AssertionError("It does not end: " + said());
			return process.exitValue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** Kills it as soon as a file is there. */
	void killWhenThere(final Path file) throws IOException, InterruptedException {
		killWhen(() -> Files.exists(file));
	}

	/** Kills it as soon as something is the case, which must be before it ends by itself. */
	void killWhen(final BooleanSupplier condition) throws IOException, InterruptedException {
		try {
			while (!condition.getAsBoolean() && process.isAlive())
				Thread.sleep(1);
			if (!process.isAlive()) throw new AssertionError("It ended before it could be killed: " + said());
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	/** What it said so far. */
	String said() throws IOException {
		return Files.readString(log);
	}
}
