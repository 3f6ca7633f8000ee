package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;

/** The foreground a user chose: the area selected on the image, another open image, or a file or folder. */
final class ChosenMask {

	/** Stands for the area that is selected on the image. */
	static final String SELECTION = "selection";

	private ChosenMask() {}

	/**
	 * Finds the mask. Names are looked up in this order.
	 *
	 * @param mask {@value #SELECTION}, the title of an open image, or a path; null for none
	 * @param image the image that is tracked, unless it came from a file
	 * @param progress is told how far opening a file has come where that takes long
	 * @throws IllegalArgumentException if no area is selected, or the image is the tracked one
	 * @throws IOException if the file cannot be read, with a line that says what to do
	 */
	static Optional<FrameSource> open(final File mask, final Optional<ImagePlus> image, final Progress progress) throws IOException {
		if (mask == null) return Optional.empty();
		if (mask.getPath().equals(SELECTION)) return Optional.of(selected(image));
		final ImagePlus open = WindowManager.getImage(mask.getPath().replace(File.separatorChar, '/')); // as a title has it
		if (open == null) return Optional.of(VideoReaders.open(mask.toPath(), 0, progress));
		if (image.filter(tracked -> tracked == open).isPresent())
			throw new IllegalArgumentException("Image " + mask + " is the one to track; give the title of another as its mask");
		return Optional.of(ImagePlusSource.ofLabels(open));
	}

	private static FrameSource selected(final Optional<ImagePlus> image) {
		final Roi area = image.map(ImagePlus::getRoi).orElse(null);
		if (area == null || !area.isArea())
			throw new IllegalArgumentException("No area is selected to serve as mask; select one on the image, or give the title or path of a mask");
		return ImagePlusSource.of(new ImagePlus("the selected area", image.orElseThrow().createRoiMask()));
	}
}
