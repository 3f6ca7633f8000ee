package fiji.plugin.dinotracker.video.imagej;

import fiji.plugin.dinotracker.video.FrameSource;

import ij.ImagePlus;

/**
 * Where the frames of a video are in an ImageJ stack. They follow each other along T; in a stack with one time point
 * only, along Z.
 *
 * @param channels how many channels
 * @param slices how many slices
 * @param frames how many time points
 */
public record StackLayout(int channels, int slices, int frames) {

	/** A plain stack: every image is a frame. */
	public static final StackLayout PLAIN = new StackLayout(1, 1, Integer.MAX_VALUE);

	/** The layout of an open image. */
	public static StackLayout of(final ImagePlus image) {
		return new StackLayout(image.getNChannels(), image.getNSlices(), image.getNFrames());
	}

	/** The layout ImageJ gives the stack that a source reads, in which colour is no channels but a kind of pixel. */
	public static StackLayout of(final FrameSource source) {
		final int channels = source.isColour() ? 1 : source.channels();
		return source.isAlongZ() ? new StackLayout(channels, source.frames(), 1) : new StackLayout(channels, source.planes(), source.frames());
	}

	/** How many frames there are. */
	public int length() {
		return alongZ() ? slices : frames;
	}

	/** Whether the frames follow each other along Z. */
	public boolean alongZ() {
		return frames == 1 && slices > 1;
	}

	/** The frame, from 0, that an image of the stack belongs to; images count from 1. */
	public int frameOf(final int image) {
		final int plane = (image - 1) / channels;
		return alongZ() ? plane : plane / slices;
	}

	/** The image of the stack, from 1, that shows a frame: its first channel and, along T, its first slice. */
	public int imageOf(final int frame) {
		return 1 + frame * channels * (alongZ() ? 1 : slices);
	}
}
