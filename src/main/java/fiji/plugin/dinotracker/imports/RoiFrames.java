package fiji.plugin.dinotracker.imports;

import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;

/**
 * Finds the frame, and the z plane, each point of an ImageJ selection is on.
 *
 * @param layout where the frames are in the stack the selection is for
 * @param otherwise the frame of points that belong to no image in particular
 */
record RoiFrames(StackLayout layout, int otherwise) {

	/** The frame, from 0, of a point of a selection. */
	int of(final PointRoi selection, final int point) {
		final int image = image(selection, point);
		if (image > 0) return layout.frameOf(image);
		final int position = layout.alongZ() ? selection.getZPosition() : selection.getTPosition();
		return position > 0 ? position - 1 : otherwise;
	}

	/** Whether a point belongs to another z plane, from 0, than one. */
	boolean isOffPlane(final PointRoi selection, final int point, final int plane) {
		if (layout.alongZ()) return false;
		final int image = image(selection, point);
		final int position = image > 0 ? layout.planeOf(image) + 1 : selection.getZPosition();
		return position > 0 && position - 1 != plane;
	}

	/** The image of the stack, from 1, that a point belongs to; 0 for none. */
	private static int image(final PointRoi selection, final int point) {
		final int own = selection.getPointPosition(point);
		return own > 0 ? own : selection.getPosition();
	}
}
