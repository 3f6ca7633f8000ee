package fiji.plugin.dinotracker.command;

import ij.ImagePlus;

import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

/**
 * Which part of a stack a user chose, in numbers that count from 1, as ImageJ's do. Each is the text of the parameter of
 * its name.
 *
 * @param channel the channel to look at; 0 for colour, else the channel that is shown
 * @param plane the z plane to look at, or {@code max} for the maximum projection; 0 for the plane that is shown
 * @param first the first frame
 * @param last the last frame; 0 for that of the stack
 * @param step every so many frames
 */
record ChosenPart(String channel, String plane, String first, String last, String step) {

	private static final String PROJECTION = "max";

	/**
	 * The part in numbers that count from 0.
	 *
	 * @param image the open image that the stack is; null if it comes from a file, of which the first plane counts as shown
	 * @throws IllegalArgumentException if something is no number, or the stack does not have it
	 */
	FrameSelection of(final FrameSource source, final ImagePlus image) {
		final int start = within(WholeNumber.positive("first", first), "frame", source.frames(), source);
		final int end = within(WholeNumber.notNegative("last", last), "frame", source.frames(), source);
		return new FrameSelection(channel(source, image), plane(source, image), start - 1, end == 0 ? FrameSelection.LAST_FRAME : end - 1, WholeNumber.positive("step", step));
	}

	private int channel(final FrameSource source, final ImagePlus image) {
		final int number = within(WholeNumber.notNegative("channel", channel), "channel", source.channels(), source);
		if (number > 0) return number - 1;
		return image == null || source.isColour() ? FrameSelection.AUTOMATIC_CHANNEL : image.getC() - 1;
	}

	private int plane(final FrameSource source, final ImagePlus image) {
		if (plane.trim().equals(PROJECTION)) return FrameSelection.MAXIMUM_PROJECTION;
		final int number = within(planeNumber(), "z plane", source.planes(), source);
		if (number > 0) return number - 1;
		return image == null || source.planes() == 1 ? 0 : image.getZ() - 1;
	}

	private int planeNumber() {
		try {
			return WholeNumber.notNegative("plane", plane);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage() + "; use max for the maximum projection", e);
		}
	}

	private static int within(final int number, final String what, final int count, final FrameSource source) {
		if (number > count) throw new IllegalArgumentException("There is no " + what + " " + number + " in " + source.name() + "; the last is " + count);
		return number;
	}
}
