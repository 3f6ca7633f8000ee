package fiji.plugin.dinotracker.command;

import java.awt.GraphicsEnvironment;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

import ij.Macro;

/**
 * Makes the commands of this package safe to call from macros and scripts: an option that is misspelt, or that is none of
 * the choices, is an error, and whatever a script leaves out has its default instead of being asked for, the image being the
 * one that is current where it called. It comes before what Fiji itself makes of a macro's options.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH + 1)
public final class ScriptSafe extends AbstractPreprocessorPlugin {

	@Parameter
	private ThreadService threads;

	@Override
	public void process(final Module module) {
		if (!Options.areOurs(module)) return;
		try {
			prepare(new Options(module));
		}
		catch (final IllegalArgumentException e) {
			Outcome.problem(this, e);
		}
	}

	private void prepare(final Options options) {
		final String macroOptions = Macro.getOptions();
		final boolean ask = macroOptions == null && !options.areGiven() && !GraphicsEnvironment.isHeadless();
		if (!options.areGiven() && macroOptions != null) options.setAll(macroOptions);
		options.setDefaultImage(CallersImage.find(threads));
		if (ask) return; // someone will fill in the dialog
		options.settle();
		options.requireValid();
	}
}
