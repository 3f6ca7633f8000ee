package fiji.plugin.dinotracker.imports;

import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;

/**
 * Finds the frame each point of an ImageJ selection is on.
 *
 * @param layout where the frames are in the stack the selection is for
 * @param otherwise the frame of points that belong to no image in particular
 */
record RoiFrames(StackLayout layout, int otherwise) {

	/** The frame, from 0, of a point of a selection. */
	int of(final PointRoi selection, final int point) {
		final int own = selection.getPointPosition(point);
		final int image = own > 0 ? own : selection.getPosition();
		if (image > 0) return layout.frameOf(image);
		final int position = layout.alongZ() ? selection.getZPosition() : selection.getTPosition();
		return position > 0 ? position - 1 : otherwise;
	}
}
