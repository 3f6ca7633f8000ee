package fiji.plugin.dinotracker.command;

import ij.IJ;
import ij.ImagePlus;

/** Shows images to whoever is there to see them: a person, or a macro that works on with them. */
final class OnScreen {

	private OnScreen() {}

	/** Whether there is a person at a screen. */
	static boolean isThere() {
		return IJ.getInstance() != null;
	}

	/** Shows an image if there is anyone. */
	static void show(final ImagePlus image) {
		if (isThere() || IJ.isMacro()) image.show();
	}
}
