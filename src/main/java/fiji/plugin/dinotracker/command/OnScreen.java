package fiji.plugin.dinotracker.command;

import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** Shows images to whoever is there to see them: a person, or a macro that works on with them. */
final class OnScreen {

	private OnScreen() {}

	/** Whether there is a screen, with ImageJ on it. */
	static boolean isThere() {
		return IJ.getInstance() != null;
	}

	/** Whether there is a person to ask, and not a macro that runs by itself. */
	static boolean canAsk() {
		return isThere() && !IJ.isMacro();
	}

	/** Whether images get windows, which those of macros in batch mode do not. */
	static boolean hasWindows() {
		return isThere() && !Interpreter.isBatchMode();
	}

	/** Makes an image the current one again, for which the next command is meant, and not a plot that was shown since. */
	static void bringToFront(final Optional<ImagePlus> image) {
		image.filter(ImagePlus::isVisible).ifPresent(shown -> IJ.selectWindow(shown.getID()));
		forget();
	}

	/** Shows an image if there is anyone. */
	static void show(final ImagePlus image) {
		if (isThere() || IJ.isMacro()) image.show();
		forget();
	}

	/** In batch mode ImageJ would still take the image for the current one when another command runs on this thread. */
	private static void forget() {
		WindowManager.setTempCurrentImage(null);
	}
}
