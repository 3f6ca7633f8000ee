package fiji.plugin.dinotracker.video.imagej;

import java.nio.file.Path;
import java.util.Optional;

import ij.ImageStack;
import ij.VirtualStack;
import ij.plugin.FileInfoVirtualStack;

/**
 * The file of a plane of one of ImageJ's own virtual stacks: TIFF, raw, or a sequence of images. Where the file is lost, these hand
 * over an empty plane as if nothing had happened.
 */
final class PlaneFile {

	private PlaneFile() {}

	/**
	 * Finds the file.
	 *
	 * @param plane from 1
	 * @return nothing if the stack is in memory or of another kind: what those call their directory and file names may be anything
	 */
	static Optional<Path> of(final ImageStack stack, final int plane) {
		if (stack instanceof final FileInfoVirtualStack files) return of(files, files.translate(plane));
		return stack.getClass() == VirtualStack.class ? of((VirtualStack) stack, plane) : Optional.empty();
	}

	private static Optional<Path> of(final VirtualStack stack, final int image) {
		return Optional.ofNullable(stack.getDirectory()).map(folder -> Path.of(folder, stack.getFileName(image)));
	}
}
