package fiji.plugin.dinotracker.overlay;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;

/**
 * Tracks as ImageJ selections: one multi-point selection a track, named and coloured like it, each point on the image of
 * its frame. Occluded points are left out, and so is a track that is never visible. They are tagged, like the elements of
 * an overlay ({@link TrackOverlay#TAG}).
 */
public final class TrackSelections {

	/** More points than this ImageJ stores without their images. */
	private static final int MAXIMUM_POINTS = 65_535;

	private TrackSelections() {}

	/**
	 * The selections, in the order of the tracks.
	 *
	 * @param layout where the frames are in the stack the selections are for
	 */
	public static List<PointRoi> of(final List<Track> tracks, final StackLayout layout) {
		final List<PointRoi> selections = new ArrayList<>();
		for (int i = 0; i < tracks.size(); i++) {
			final List<TrackPoint> seen = tracks.get(i).points().stream().filter(TrackPoint::visible).limit(MAXIMUM_POINTS).toList();
			if (seen.isEmpty()) continue;
			final PointRoi selection = selection(seen, layout);
			selection.setName(tracks.get(i).name());
			selection.setProperty(TrackOverlay.TAG, tracks.get(i).name());
			selection.setStrokeColor(TrackColors.of(i));
			selections.add(selection);
		}
		return selections;
	}

	/** Whether a selection is one of these, rather than points that someone has marked. */
	public static boolean isTrack(final PointRoi selection) {
		return selection.getProperty(TrackOverlay.TAG) != null;
	}

	private static PointRoi selection(final List<TrackPoint> points, final StackLayout layout) {
		final float[] x = new float[points.size()];
		final float[] y = new float[points.size()];
		final int[] images = new int[points.size()];
		for (int i = 0; i < points.size(); i++) {
			x[i] = (float) points.get(i).position().x();
			y[i] = (float) points.get(i).position().y();
			images[i] = layout.imageOf(points.get(i).frame()) << 8; // the low byte is ImageJ's counter
		}
		final PointRoi selection = new PointRoi(x, y);
		selection.setCounters(images);
		selection.setPointType(PointRoi.DOT);
		return selection;
	}
}
