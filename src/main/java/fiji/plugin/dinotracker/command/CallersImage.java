package fiji.plugin.dinotracker.command;

import java.lang.reflect.Field;
import java.util.Map;

import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * The image that is current where a command was called. ImageJ keeps one for every thread: what a macro in batch mode works
 * on, or what a script hands over with {@code IJ.run(image, command, options)}. SciJava runs commands on threads of a pool,
 * where ImageJ would name the front window, or what an earlier command has left there.
 */
final class CallersImage {

	private CallersImage() {}

	/**
	 * The image for a command that runs on this thread, or null if none is open.
	 *
	 * @param threads what knows who called
	 */
	static ImagePlus find(final ThreadService threads) {
		final Thread caller = threads.getParent(Thread.currentThread());
		if (caller == null) return WindowManager.getCurrentImage();
		WindowManager.setTempCurrentImage(null);
		return imagesOfThreads().get(caller) instanceof final ImagePlus image ? image : WindowManager.getCurrentImage();
	}

	/** ImageJ tells each thread its own image only; empty should it keep them elsewhere one day. */
	private static Map<?, ?> imagesOfThreads() {
		try {
			final Field table = WindowManager.class.getDeclaredField("tempImageTable");
			table.setAccessible(true);
			return (Map<?, ?>) table.get(null);
		}
		catch (final ReflectiveOperationException e) {
			return Map.of();
		}
	}
}
