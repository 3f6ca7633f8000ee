package fiji.plugin.dinotracker.command;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * What a command that is about to run can be told in words: its parameters that are text, files, or the open image. What
 * SciJava lets pass without a word is an error here.
 */
final class Options {

	private final Module module;

	Options(final Module module) {
		this.module = module;
	}

	/** Whether a module is a command of this package. */
	static boolean areOurs(final Module module) {
		return module.getDelegateObject().getClass().getPackage().equals(Options.class.getPackage());
	}

	/** The parameters that stand for something in a dialog, in their order. */
	List<ModuleItem<?>> fields() {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false) //
			.filter(item -> item.getType() == String.class || item.getType() == File.class).collect(Collectors.toList());
	}

	/** The present value of a parameter, empty if it has none. */
	String text(final ModuleItem<?> item) {
		final Object value = item.getValue(module);
		return value == null ? "" : value.toString();
	}

	/** What a parameter may be; empty if there is no such list. */
	static List<String> choices(final ModuleItem<?> item) {
		return item.getChoices() == null ? List.of() : item.getChoices().stream().map(Object::toString).collect(Collectors.toList());
	}

	/** Whether a parameter is either true or false. */
	static boolean isSwitch(final ModuleItem<?> item) {
		return item.getChoices() != null && Set.of("true", "false").containsAll(choices(item)) && choices(item).size() == 2;
	}

	/** Whether the caller has set any, be it the image only. */
	boolean areGiven() {
		return StreamSupport.stream(module.getInfo().inputs().spliterator(), false).anyMatch(item -> module.isInputResolved(item.getName()));
	}

	/** Sets the parameters a macro names, see {@link MacroOptions} and {@link #set}. */
	void setAll(final String macroOptions) {
		MacroOptions.parse(macroOptions).forEach(this::set);
	}

	/**
	 * Sets a parameter.
	 *
	 * @param text its value; empty for no file, the title for an image; null for a switch that is turned on
	 * @throws IllegalArgumentException if there is no such parameter, no image of that title, or no value
	 */
	void set(final String name, final String text) {
		final ModuleItem<?> item = module.getInfo().getInput(name);
		final Class<?> type = item == null ? null : item.getType();
		if (item != null && text == null) set(name, (Object) turnedOn(item));
		else if (type == String.class) set(name, (Object) text);
		else if (type == File.class) set(name, text.isEmpty() ? null : new File(text));
		else if (type == ImagePlus.class) set(name, openImage(text));
		else throw new IllegalArgumentException("Unknown option " + name + "; use " + //
			fields().stream().map(ModuleItem::getName).collect(Collectors.joining(", ")));
	}

	private static String turnedOn(final ModuleItem<?> item) {
		if (isSwitch(item)) return "true";
		throw new IllegalArgumentException("Option " + item.getName() + " has no value; write " + item.getName() + "=value, with brackets around a value that has spaces");
	}

	private void set(final String name, final Object value) {
		module.setInput(name, value);
		module.resolveInput(name);
	}

	private static ImagePlus openImage(final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null) throw new IllegalArgumentException("There is no open image " + title + "; check the title");
		return image;
	}

	/** The image that is meant where none is named; null for none. */
	void setDefaultImage(final ImagePlus image) {
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (item.getType() == ImagePlus.class && !module.isInputResolved(item.getName())) set(item.getName(), image);
	}

	/** Leaves nothing to ask: what was not set keeps its default. */
	void settle() {
		fields().forEach(item -> module.resolveInput(item.getName()));
	}

	/** @throws IllegalArgumentException if a value is none of the choices; the message names them */
	void requireValid() {
		for (final ModuleItem<?> item : fields()) {
			final List<String> choices = choices(item);
			if (!choices.isEmpty() && !choices.contains(text(item)))
				throw new IllegalArgumentException("Unknown " + item.getName() + " " + text(item) + "; use one of " + String.join(", ", choices));
		}
	}
}
