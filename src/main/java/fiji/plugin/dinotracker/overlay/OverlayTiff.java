package fiji.plugin.dinotracker.overlay;

import java.io.IOException;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import fiji.plugin.dinotracker.storage.AtomicFile;

/** Saves a stack together with the overlay it shows as an ImageJ TIFF, which opens the same in any ImageJ. */
public final class OverlayTiff {

	private OverlayTiff() {}

	/**
	 * Writes a file, see {@link AtomicFile#write}. The open image stays as it is, saved or not.
	 *
	 * @throws IOException if ImageJ could not write it
	 */
	public static void save(final ImagePlus image, final Path file) throws IOException {
		final boolean unsaved = image.changes;
		AtomicFile.write(file, part -> write(image, part));
		image.changes = unsaved;
	}

	/**
	 * Writes a file in place. What goes wrong ImageJ would tell in a window that waits for someone.
	 *
	 * @throws IOException if ImageJ could not write it
	 */
	public static void write(final ImagePlus image, final Path file) throws IOException {
		IJ.redirectErrorMessages(true);
		try {
			if (!new FileSaver(image).saveAsTiff(file.toString())) throw new IOException("ImageJ could not write " + file + "; check that there is room for it");
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}
}
