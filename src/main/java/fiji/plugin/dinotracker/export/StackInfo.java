package fiji.plugin.dinotracker.export;

import java.nio.file.Path;

import fiji.plugin.dinotracker.video.Calibration;

/**
 * What a file of tracks says about the stack they were found on.
 *
 * @param file where the stack is, as far as known; an empty path if it never was a file
 * @param width width in pixels
 * @param height height in pixels
 * @param frames how many frames it has
 * @param calibration size of a pixel and time between frames
 */
public record StackInfo(Path file, int width, int height, int frames, Calibration calibration) {

	/** The folder of the stack, empty if unknown. */
	String folder() {
		return file.getParent() == null ? "" : file.getParent().toString();
	}

	/** The name of the stack's file, empty if unknown. */
	String fileName() {
		return file.getFileName().toString();
	}
}
