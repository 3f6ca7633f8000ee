package fiji.plugin.dinotracker.command;

import java.awt.AWTException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** What a person would see on the screen and do with it. */
final class Screen {

	/** Where the screenshots are. */
	static final Path FOLDER = Path.of("target", "screenshots");

	private static final int PATIENCE_SECONDS = 120;
	private static final int POLL_MILLIS = 100;
	private static final int SETTLE_MILLIS = 1000;

	private Screen() {}

	/** Whether there is one. */
	static boolean isThere() {
		return !GraphicsEnvironment.isHeadless() && System.getenv("DISPLAY") != null;
	}

	/** Waits until something is the case. */
	static void await(final String what, final BooleanSupplier condition) throws InterruptedException {
		for (int i = 0; i < PATIENCE_SECONDS * 1000 / POLL_MILLIS; i++) {
			if (condition.getAsBoolean()) return;
			Thread.sleep(POLL_MILLIS);
		}
		throw new AssertionError("Waited in vain for " + what);
	}

	/** Waits for a dialog of a title; it is shown some time before it can be closed. */
	static Dialog dialog(final String title) throws InterruptedException {
		await("dialog " + title, () -> find(title).findAny().isPresent());
		Thread.sleep(SETTLE_MILLIS);
		return find(title).findAny().orElseThrow();
	}

	private static Stream<Dialog> find(final String title) {
		return Arrays.stream(Window.getWindows()).filter(Window::isShowing).filter(Dialog.class::isInstance).map(Dialog.class::cast) //
			.filter(dialog -> title.equals(dialog.getTitle()));
	}

	/** Saves what a window looks like. */
	static void shoot(final Window window, final String name) throws IOException, AWTException, InterruptedException {
		window.toFront();
		Thread.sleep(SETTLE_MILLIS);
		final Rectangle place = window.getBounds();
		Files.createDirectories(FOLDER);
		ImageIO.write(new Robot().createScreenCapture(place), "png", FOLDER.resolve(name + ".png").toFile());
	}

	/** Everything in a window that is of a kind, in order. */
	private static <C extends Component> List<C> all(final Container container, final Class<C> kind) {
		return Arrays.stream(container.getComponents()).flatMap(part -> part instanceof final Container inner ? all(inner, kind).stream() : //
			kind.isInstance(part) ? Stream.of(kind.cast(part)) : Stream.empty()).toList();
	}

	/** Writes into the text field that follows a label. */
	static void type(final Dialog dialog, final String label, final String text) {
		final List<Component> parts = all(dialog, Component.class);
		final int at = IntStream.range(0, parts.size()).filter(i -> parts.get(i) instanceof final Label found && found.getText().startsWith(label)).findFirst().orElseThrow();
		((TextField) parts.subList(at, parts.size()).stream().filter(TextField.class::isInstance).findFirst().orElseThrow()).setText(text);
	}

	/** Selects an item of whatever list has it. */
	static void select(final Dialog dialog, final String item) {
		all(dialog, Choice.class).forEach(choice -> choice.select(item));
	}

	/** Ticks a box or not. */
	static void tick(final Dialog dialog, final String label, final boolean state) {
		for (final Checkbox box : all(dialog, Checkbox.class))
			if (box.getLabel().startsWith(label)) box.setState(state);
	}

	/** Presses a button. */
	static void press(final Dialog dialog, final String label) {
		final Button button = all(dialog, Button.class).stream().filter(candidate -> candidate.getLabel().trim().equals(label)).findAny().orElseThrow();
		final ActionEvent event = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label);
		EventQueue.invokeLater(() -> Arrays.stream(button.getActionListeners()).forEach(listener -> listener.actionPerformed(event)));
	}
}
