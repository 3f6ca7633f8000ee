package fiji.plugin.dinotracker.video.imagej;

import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

import ij.ImagePlus;

/**
 * Where the frames of a video are in an ImageJ stack. They follow each other along T; in a stack with one time point
 * only, along Z.
 *
 * @param channels how many channels
 * @param slices how many slices
 * @param frames how many time points
 * @param looked the image among those of a frame that is looked at, from 0: channel by channel, slice by slice
 */
public record StackLayout(int channels, int slices, int frames, int looked) {

	/** A plain stack: every image is a frame. */
	public static final StackLayout PLAIN = new StackLayout(1, 1, Integer.MAX_VALUE);

	/** A layout of which the first channel of the first slice is looked at. */
	public StackLayout(final int channels, final int slices, final int frames) {
		this(channels, slices, frames, 0);
	}

	/** The same, with the channel and the slice looked at that are tracked: the first where it is colour, or the brightest of all slices. */
	public StackLayout lookedAt(final FrameSelection selection) {
		final int channel = Math.min(channels - 1, Math.max(0, selection.channel()));
		final int slice = alongZ() ? 0 : Math.min(slices - 1, Math.max(0, selection.plane()));
		return new StackLayout(channels, slices, frames, channel + channels * slice);
	}

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

	/** The z plane, from 0, that an image of the stack shows; images count from 1. */
	public int planeOf(final int image) {
		return alongZ() ? 0 : (image - 1) / channels % slices;
	}

	/** The image of the stack, from 1, that shows a frame: of its channels and, along T, its slices the one that is looked at. */
	public int imageOf(final int frame) {
		return 1 + looked + frame * channels * (alongZ() ? 1 : slices);
	}
}
