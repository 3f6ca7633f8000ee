package fiji.plugin.dinotracker.command;

import java.io.File;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Makes no file of an empty path. ImageJ records {@code out=[]} for a field that is left empty, and Fiji, which reads the
 * options of a macro after {@link ScriptSafe}, makes of it a file that stands for the working directory.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH)
public final class EmptyFiles extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!Options.areOurs(module)) return;
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (module.getInput(item.getName()) instanceof final File file && file.getPath().isEmpty()) module.setInput(item.getName(), null);
	}
}
