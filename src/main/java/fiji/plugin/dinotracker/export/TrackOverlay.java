package fiji.plugin.dinotracker.export;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

/**
 * Shows tracks over an ImageJ stack, following its slider: on every frame a dot where a track is visible, a ring where
 * it is thought to be behind something, and a line through its visible places of the last frames.
 * <p>
 * The elements are tagged with {@link #TAG}, so that showing tracks again replaces them and leaves the user's own
 * elements alone. ImageJ slows down with many elements: beyond {@value #MAXIMUM_ELEMENTS} first the names are left out,
 * then the trails, then tracks, evenly over the list.
 * </p>
 */
public final class TrackOverlay {

	/** Property of every element made here; its value is the name of the track. */
	public static final String TAG = "dino-tracker";

	/** Most elements put on an image. */
	public static final int MAXIMUM_ELEMENTS = 50_000;

	/** ImageJ's third size of a point, five screen pixels at any zoom. */
	private static final int MEDIUM = 2;

	/** ImageJ counts areas and text from the corner of the first pixel; points and lines, like us, from its centre. */
	private static final double CORNER_TO_CENTRE = 0.5;

	private final OverlayStyle style;

	/** @param style what to show beside the points */
	public TrackOverlay(final OverlayStyle style) {
		this.style = style;
	}

	/**
	 * Puts tracks on an image in place of those shown before.
	 *
	 * @param image the stack they are on
	 * @param tracks the tracks; each has the colour of its place in the list
	 * @return what was left out because it would have been too much, if anything was
	 */
	public Optional<String> show(final ImagePlus image, final List<Track> tracks) {
		final OverlayBudget budget = OverlayBudget.of(tracks, style);
		final List<Roi> elements = new ArrayList<>();
		for (int i = 0; i < tracks.size(); i += budget.step())
			addElements(tracks.get(i), TrackColors.of(i), new Target(image, budget.style(), elements));
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		removeFrom(overlay);
		elements.forEach(overlay::add);
		image.setOverlay(overlay);
		return budget.message(tracks.size());
	}

	/** Takes all tracks off an overlay. */
	private static void removeFrom(final Overlay overlay) {
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (overlay.get(i).getProperty(TAG) != null) overlay.remove(i);
	}

	private record Target(ImagePlus image, OverlayStyle style, List<Roi> elements) {

		void add(final Roi element, final String track, final int frame) {
			final StackLayout layout = StackLayout.of(image);
			if (image.isHyperStack() || layout.channels() > 1) element.setPosition(0, layout.alongZ() ? frame + 1 : 0, layout.alongZ() ? 0 : frame + 1);
			else setImage(element, layout.imageOf(frame));
			element.setProperty(TAG, track);
			elements.add(element);
		}
	}

	/** Ties an element to an image of a plain stack; a point keeps that in a file only by its counters. */
	private static void setImage(final Roi element, final int image) {
		element.setPosition(image);
		if (element instanceof final PointRoi point) point.setCounters(new int[] { image << 8 });
	}

	private static void addElements(final Track track, final Color color, final Target target) {
		for (int i = 0; i < track.points().size(); i++) {
			final TrackPoint point = track.points().get(i);
			final List<TrackPoint> trail = trail(track.points().subList(0, i + 1), target.style().trail());
			if (trail.size() > 1) target.add(line(trail, color), track.name(), point.frame());
			target.add(dot(point, color), track.name(), point.frame());
			if (target.style().names()) target.add(label(point, track.name(), color, target.image()), track.name(), point.frame());
		}
	}

	/** The visible points among the last ones that lie within so many frames of the last. */
	private static List<TrackPoint> trail(final List<TrackPoint> points, final int frames) {
		final int start = points.get(points.size() - 1).frame() - frames;
		int first = points.size() - 1;
		while (first > 0 && points.get(first - 1).frame() >= start)
			first--;
		return points.subList(first, points.size()).stream().filter(TrackPoint::visible).toList();
	}

	private static Roi line(final List<TrackPoint> trail, final Color color) {
		final float[] x = new float[trail.size()];
		final float[] y = new float[trail.size()];
		for (int i = 0; i < trail.size(); i++) {
			x[i] = (float) trail.get(i).position().x();
			y[i] = (float) trail.get(i).position().y();
		}
		final PolygonRoi line = new PolygonRoi(x, y, Roi.POLYLINE);
		line.setStrokeColor(color);
		line.setUnscalableStrokeWidth(1.5);
		return line;
	}

	private static Roi dot(final TrackPoint point, final Color color) {
		final PointRoi dot = new PointRoi(point.position().x(), point.position().y());
		dot.setPointType(point.visible() ? PointRoi.DOT : PointRoi.CIRCLE);
		dot.setSize(MEDIUM);
		dot.setStrokeColor(color);
		return dot;
	}

	private static Roi label(final TrackPoint point, final String name, final Color color, final ImagePlus image) {
		final int size = Math.max(6, Math.min(24, Math.min(image.getWidth(), image.getHeight()) / 30));
		final PixelPoint place = point.position();
		final TextRoi label = new TextRoi(place.x() + CORNER_TO_CENTRE + size / 2.0, place.y() + CORNER_TO_CENTRE - size / 2.0, name, new Font(Font.SANS_SERIF, Font.PLAIN, size));
		label.setStrokeColor(color);
		return label;
	}
}
