package fiji.plugin.dinotracker.command;

import java.awt.EventQueue;
import java.awt.Font;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/**
 * A dialog of plain ImageJ for the parameters of a command, two short ones in a row. ImageJ names what it records after the
 * first word of each label, which is the name of the parameter.
 */
final class ParameterDialog {

	/** The attribute of a parameter that begins a group; its value is what the group is called. */
	static final String HEADING = "heading";

	private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
	private static final int COLUMNS = 40;
	private static final int FEW_COLUMNS = 6;

	private final GenericDialog dialog;
	private final Options options;
	/** Whether the row of the last parameter has room for another. */
	private boolean room;

	ParameterDialog(final String title, final Options options) {
		this.dialog = new GenericDialog(title);
		this.options = options;
		options.fields().forEach(this::add);
		dialog.addHelp(help(options.fields()));
	}

	private void add(final ModuleItem<?> item) {
		final boolean wide = item.getType() == File.class;
		if (item.get(HEADING) != null) addHeading(item.get(HEADING));
		if (room && !wide) dialog.addToSameRow();
		room = !room && !wide;
		final String text = options.text(item);
		if (wide) addFile(item, text);
		else if (Options.isSwitch(item)) dialog.addCheckbox(item.getLabel(), Boolean.parseBoolean(text));
		else if (Options.choices(item).isEmpty()) dialog.addStringField(item.getLabel(), text, FEW_COLUMNS);
		else dialog.addChoice(item.getLabel(), Options.choices(item).toArray(String[]::new), text);
	}

	private void addHeading(final String heading) {
		dialog.addMessage(heading, BOLD);
		room = false;
	}

	private void addFile(final ModuleItem<?> item, final String text) {
		if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) dialog.addDirectoryField(item.getLabel(), text, COLUMNS);
		else dialog.addFileField(item.getLabel(), text, COLUMNS);
	}

	private static String help(final List<ModuleItem<?>> items) {
		final StringBuilder help = new StringBuilder("<html><p>In a macro, each field is an option under its name here.</p>");
		for (final ModuleItem<?> item : items)
			help.append("<p><b>").append(item.getName()).append("</b>: ").append(item.getDescription()).append("</p>");
		return help.append("</html>").toString();
	}

	/**
	 * Asks, and sets the parameters to the answers.
	 *
	 * @return false if the user cancelled
	 */
	boolean ask() {
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		awaitEvents();
		for (final ModuleItem<?> item : options.fields())
			options.set(item.getName(), answer(item));
		return true;
	}

	/** The event that closes a dialog is still at work when the thread that asked goes on, and rewinds the answers in its end. */
	private static void awaitEvents() {
		try {
			if (!EventQueue.isDispatchThread()) EventQueue.invokeAndWait(() -> {});
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	private String answer(final ModuleItem<?> item) {
		if (!Options.isSwitch(item)) return Options.choices(item).isEmpty() ? dialog.getNextString() : dialog.getNextChoice();
		final boolean on = dialog.getNextBoolean();
		if (!on && Boolean.parseBoolean(options.text(item)) && Recorder.record) Recorder.recordOption(item.getName(), "false"); // ImageJ records ticked boxes only
		return Boolean.toString(on);
	}
}
