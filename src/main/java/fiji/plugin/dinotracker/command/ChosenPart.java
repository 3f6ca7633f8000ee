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
	private static final String AS_SHOWN = "0";

	/**
	 * The part in numbers that count from 0.
	 *
	 * @param image the open image that the stack is; null if it comes from a file, of which the first plane counts as shown
	 * @throws IllegalArgumentException if something is no number, or the stack does not have it
	 */
	FrameSelection of(final FrameSource source, final ImagePlus image) {
		final FrameSelection part = ofAnyFile();
		requireWithin(part.first(), "frame", source.frames(), source);
		requireWithin(part.last(), "frame", source.frames(), source);
		requireWithin(part.channel(), "channel", source.channels(), source);
		requireWithin(part.plane(), "z plane", source.planes(), source);
		if (image == null) return part;
		final boolean shownChannel = part.channel() == FrameSelection.AUTOMATIC_CHANNEL && !source.isColour();
		final boolean shownPlane = plane.trim().equals(AS_SHOWN) && source.planes() > 1;
		return new FrameSelection(shownChannel ? image.getC() - 1 : part.channel(), shownPlane ? image.getZ() - 1 : part.plane(), part.first(), part.last(), part.step());
	}

	/**
	 * The part in numbers that count from 0, of a file that may not have it.
	 *
	 * @throws IllegalArgumentException if something is no number
	 */
	FrameSelection ofAnyFile() {
		final int number = WholeNumber.notNegative("channel", channel);
		final int end = WholeNumber.notNegative("last", last);
		return new FrameSelection(number == 0 ? FrameSelection.AUTOMATIC_CHANNEL : number - 1, planeIndex(), WholeNumber.positive("first", first) - 1, //
			end == 0 ? FrameSelection.LAST_FRAME : end - 1, WholeNumber.positive("step", step));
	}

	private int planeIndex() {
		return plane.trim().equals(PROJECTION) ? FrameSelection.MAXIMUM_PROJECTION : Math.max(0, planeNumber() - 1);
	}

	private int planeNumber() {
		try {
			return WholeNumber.notNegative("plane", plane);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage() + "; use max for the maximum projection", e);
		}
	}

	private static void requireWithin(final int index, final String what, final int count, final FrameSource source) {
		if (index >= count) throw new IllegalArgumentException("There is no " + what + " " + (index + 1) + " in " + source.name() + "; the last is " + count);
	}
}
