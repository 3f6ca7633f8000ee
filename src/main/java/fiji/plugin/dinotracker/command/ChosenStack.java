package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.export.StackLayout;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.FrameStack;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

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
	 * @param channel the channel to look at, from 1 as ImageJ counts; 0 for colour, else the channel that is shown
	 * @throws IllegalArgumentException if there is neither image nor path, or no such channel
	 * @throws IOException if the file cannot be read, with a line that says what to do
	 */
	static ChosenStack open(final ImagePlus image, final File path, final String channel) throws IOException {
		final int number = WholeNumber.notNegative("channel", channel);
		if (path == null && image == null) throw new IllegalArgumentException("There is no stack; open one, or give its path");
		final FrameSource source = path == null ? ImagePlusSource.of(image) : VideoReaders.open(path.toPath());
		if (number > source.channels())
			throw new IllegalArgumentException("There is no channel " + number + " in " + source.name() + "; the last is " + source.channels());
		if (path != null) return new ChosenStack(source, selection(number - 1, 0), Optional.empty());
		final int shown = source.isColour() ? FrameSelection.AUTOMATIC_CHANNEL : image.getC() - 1;
		final int plane = image.getNFrames() > 1 ? image.getZ() - 1 : 0;
		return new ChosenStack(source, selection(number == 0 ? shown : number - 1, plane), Optional.of(image));
	}

	private static FrameSelection selection(final int channel, final int plane) {
		return new FrameSelection(channel, plane, 0, FrameSelection.LAST_FRAME, 1);
	}

	/** Where its frames are in ImageJ's order of images. */
	StackLayout layout() {
		return image.map(StackLayout::of).orElse(StackLayout.PLAIN);
	}

	/** The frame that is shown, from 0; the first if none is. */
	int currentFrame() {
		return image.map(shown -> layout().frameOf(shown.getCurrentSlice())).orElse(0);
	}

	/**
	 * What is tracked.
	 *
	 * @param mask where the foreground is, see {@link ChosenMask}, or null
	 * @throws IllegalArgumentException if the mask does not fit the frames; the message says what to do
	 * @throws IOException if the mask cannot be read, with a line that says what to do
	 */
	TrackerInput input(final File mask) throws IOException {
		return new TrackerInput(source, selection, ChosenMask.open(mask, image));
	}

	/** The open image, or a new one that reads the file's frames when they are looked at. */
	ImagePlus toShow() {
		return image.orElseGet(() -> FrameStack.image(source, selection));
	}
}
