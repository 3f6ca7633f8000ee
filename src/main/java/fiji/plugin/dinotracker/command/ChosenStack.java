package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.batch.StackPart;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.imagej.FrameStack;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.IJ;
import ij.ImagePlus;

/**
 * The stack a user chose: a file if there is a path, else an open image.
 *
 * @param source its frames
 * @param selection which part of it is tracked
 * @param image the open image, unless it came from a file
 */
record ChosenStack(FrameSource source, FrameSelection selection, Optional<ImagePlus> image) {

	/**
	 * Opens the stack.
	 *
	 * @param image an open image, or null
	 * @param path a file or folder to take in its place, or null
	 * @param series which series of the file, from 1
	 * @param part which part of the stack is tracked
	 * @param progress is told how far it has come where it takes long: a video is decoded once to count its frames
	 * @throws IllegalArgumentException if there is neither image nor path, or no such part
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if the file cannot be read, with a line that says what to do
	 */
	static ChosenStack open(final ImagePlus image, final File path, final String series, final ChosenPart part, final Progress progress) throws IOException {
		final int number = WholeNumber.positive("series", series);
		if (path != null) {
			IJ.showStatus("Opening " + path.getName());
			final FrameSource source = StackPart.open(path.toPath(), number - 1, progress);
			return new ChosenStack(source, part.of(source, null), Optional.empty());
		}
		if (image == null) throw new IllegalArgumentException("There is no stack; open one, or give its path");
		if (number > 1) throw new IllegalArgumentException("Only a file has several series; give its path");
		final FrameSource source = ImagePlusSource.of(image);
		return new ChosenStack(source, part.of(source, image), Optional.of(image));
	}

	/** The file or folder that the open image is from, if there is an image and that is known. */
	Optional<File> origin() {
		return image.flatMap(ImagePlusSource::origin);
	}

	/** Where its frames are in ImageJ's order of images. */
	StackLayout layout() {
		return image.map(StackLayout::of).orElseGet(() -> StackLayout.of(source));
	}

	/** The frame that is shown, from 0, if it is tracked; else the first that is. */
	int currentFrame() {
		return image.map(shown -> layout().frameOf(shown.getCurrentSlice())).filter(selection.frames(source)::contains).orElse(selection.first());
	}

	/**
	 * What is tracked.
	 *
	 * @param mask where the foreground is, see {@link ChosenMask}, or null
	 * @param progress is told how far opening it has come where that takes long
	 * @throws IllegalArgumentException if the mask does not fit the frames; the message says what to do
	 * @throws IOException if the mask cannot be read, with a line that says what to do
	 */
	TrackerInput input(final File mask, final Progress progress) throws IOException {
		return new TrackerInput(source, selection, ChosenMask.open(mask, image, progress));
	}

	/** Makes the open image the current one again. */
	void bringToFront() {
		OnScreen.bringToFront(image);
	}

	/** The open image, or a new one of its frames if it came from a file, or was closed or cropped meanwhile. */
	ImagePlus toShow() {
		return image.filter(this::isAsItWas).orElseGet(() -> FrameStack.image(source, selection));
	}

	private boolean isAsItWas(final ImagePlus shown) {
		return shown.getProcessor() != null && shown.getWidth() == source.width() && shown.getHeight() == source.height() && StackLayout.of(shown).length() == source.frames();
	}
}
