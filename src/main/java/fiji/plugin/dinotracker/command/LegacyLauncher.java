package fiji.plugin.dinotracker.command;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.ExecutionException;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

/**
 * Runs our commands in plain ImageJ, where nothing else knows of them. Parameters come from the options of the macro that
 * calls, read here so that no display is needed, or from a {@link ParameterDialog}. In Fiji the commands are in the menu by
 * themselves, and this is not used.
 */
public final class LegacyLauncher implements PlugIn {

	/**
	 * Runs a command and waits for its end.
	 *
	 * @param command the name of its class, as {@code plugins.config} gives it
	 */
	@Override
	public void run(final String command) {
		final CommandInfo info = SciJava.CONTEXT.service(CommandService.class).getCommand(command);
		final CommandModule module = (CommandModule) SciJava.CONTEXT.service(ModuleService.class).createModule(info);
		try {
			if (fill(module)) execute(module);
		}
		catch (final IllegalArgumentException e) {
			throw quiet(Outcome.stopped(e));
		}
	}

	/** Sets the parameters; false if the user thought better of it. */
	private static boolean fill(final CommandModule module) {
		final Options options = new Options(module);
		final String macroOptions = Macro.getOptions();
		final boolean ask = macroOptions == null && !GraphicsEnvironment.isHeadless() && !options.fields().isEmpty();
		if (ask && !new ParameterDialog(module.getInfo().getTitle(), options).ask()) return false;
		if (macroOptions != null) options.setAll(macroOptions);
		options.setDefaultImage(WindowManager.getCurrentImage());
		options.settle();
		return true;
	}

	private static void execute(final CommandModule module) {
		try {
			SciJava.CONTEXT.service(ModuleService.class).run(module, true).get();
			if (module.isCanceled() && !module.getCancelReason().isEmpty()) IJ.error("DINO-Tracker", module.getCancelReason());
		}
		catch (final ExecutionException e) {
			final Throwable problem = e.getCause().getCause(); // SciJava wraps what a command throws
			if (problem instanceof InputException) throw quiet(problem);
			throw new IllegalStateException(problem); // ImageJ shows where it came from
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** In a macro the problem has been told, and this is how ImageJ ends it without more words. */
	private static RuntimeException quiet(final Throwable problem) {
		return IJ.isMacro() ? new RuntimeException(Macro.MACRO_CANCELED, problem) : new IllegalStateException(problem.getMessage(), problem);
	}

	/** What runs SciJava commands where there is no Fiji; made when it is first needed. */
	private static final class SciJava {

		static final Context CONTEXT = create();

		/** SciJava looks for commands with the class loader of the thread. */
		private static Context create() {
			final Thread thread = Thread.currentThread();
			final ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(LegacyLauncher.class.getClassLoader());
			try {
				return new Context();
			}
			finally {
				thread.setContextClassLoader(before);
			}
		}
	}
}
