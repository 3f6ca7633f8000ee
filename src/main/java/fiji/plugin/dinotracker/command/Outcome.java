package fiji.plugin.dinotracker.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

import org.scijava.Cancelable;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import fiji.plugin.dinotracker.storage.ProblemLine;

/**
 * Tells whoever started a command how it ended: by a line in the log, which is the console where there is no display. If
 * something is wrong, a person at the screen gets a dialog with what to do, and a macro or script is stopped by an exception.
 */
final class Outcome {

	private static final String NAME = "DINO-Tracker: ";

	private Outcome() {}

	/** What a command does. */
	@FunctionalInterface
	interface Work {

		/** Does it and says in a line what was done. */
		String run() throws IOException;
	}

	/**
	 * Runs the work of a command and tells how it ended.
	 *
	 * @throws InputException if something is wrong and no one is at the screen to be told
	 */
	static void of(final Cancelable command, final Work work) {
		final boolean byMacro = IJ.isMacro(); // now: when the work ends, a macro that has nothing to do with it may be running
		boolean done = false;
		try {
			log(work.run());
			done = true;
		}
		catch (final CancellationException e) {
			log(e.getMessage());
			command.cancel(null); // without a reason there is no dialog, which is for what is wrong
		}
		catch (final IllegalArgumentException | IOException | UncheckedIOException e) {
			problem(command, e, byMacro);
		}
		catch (final RuntimeException e) {
			problem(command, new IOException(ProblemLine.ofEngine(e).orElseThrow(() -> e), e), byMacro);
		}
		catch (final LinkageError e) {
			problem(command, Engine.problem(e), byMacro);
		}
		catch (final OutOfMemoryError e) {
			problem(command, new IOException(ProblemLine.of(e, "give it more in Edit > Options > Memory & Threads..."), e), byMacro);
		}
		finally {
			if (!done && byMacro) stopMacro();
		}
	}

	/**
	 * Tells of a problem that the user can mend.
	 *
	 * @param command is cancelled with the problem as reason if someone is at the screen, which brings up a dialog
	 * @throws InputException if there is no one
	 */
	static void problem(final Cancelable command, final Exception problem) {
		problem(command, problem, IJ.isMacro());
	}

	private static void problem(final Cancelable command, final Exception problem, final boolean byMacro) {
		if (byMacro || !OnScreen.isThere()) throw stopped(problem, byMacro);
		command.cancel(ProblemLine.of(problem));
	}

	/** Logs a problem that the user can mend, lets the macro that called go no further, and gives what to throw. */
	static InputException stopped(final Exception problem) {
		return stopped(problem, IJ.isMacro());
	}

	private static InputException stopped(final Exception problem, final boolean byMacro) {
		final String line = ProblemLine.of(problem);
		log(line);
		if (byMacro) stopMacro();
		return new InputException(line);
	}

	/** The exception of a command alone would not end a macro. */
	private static void stopMacro() {
		final Interpreter macro = Interpreter.getInstance();
		if (macro != null) macro.abortMacro();
		Macro.abort();
	}

	/** Adds a line to ImageJ's log, which says who speaks. */
	static void log(final String line) {
		IJ.log(NAME + line);
	}
}
