package fiji.plugin.dinotracker.overlay;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** The ImageJ selections that draw tracks, each tied to the frame it shows on. */
public final class OverlayElements {

	/** ImageJ's third size of a point, five screen pixels at any zoom. */
	private static final int MEDIUM = 2;

	private static final double LINE_WIDTH = 1.5;

	/** ImageJ counts areas and text from the corner of the first pixel; points and lines, like us, from its centre. */
	private static final double CORNER_TO_CENTRE = 0.5;

	private static final Color SHADE = new Color(0, 0, 0, 120);

	private final List<Roi> elements = new ArrayList<>();
	private final OverlayStyle style;
	private final StackLayout layout;
	private final boolean hyperstack;
	private final Font font;

	/**
	 * @param image what they are drawn over
	 * @param style what is drawn beside the points
	 */
	public OverlayElements(final ImagePlus image, final OverlayStyle style) {
		this.style = style;
		this.layout = StackLayout.of(image);
		this.hyperstack = image.isHyperStack() || image.getNChannels() > 1;
		final int size = Math.min(image.getWidth(), image.getHeight()) / 30;
		this.font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(6, Math.min(24, size)));
	}

	/** All elements so far. */
	public List<Roi> all() {
		return elements;
	}

	/** Adds the elements of a track. */
	void add(final Track track, final Color color) {
		for (int i = 0; i < track.points().size(); i++)
			add(track, i, color);
	}

	/** Adds the elements of a track that show on one frame. */
	public void add(final Track track, final Color color, final int frame) {
		for (int i = 0; i < track.points().size(); i++)
			if (track.points().get(i).frame() == frame) add(track, i, color);
	}

	private void add(final Track track, final int i, final Color color) {
		final TrackPoint point = track.points().get(i);
		final List<TrackPoint> trail = trail(track.points().subList(0, i + 1));
		if (trail.size() > 1) add(line(trail), color, track, point);
		add(dot(point), color, track, point);
		if (style.names()) add(label(point, track.name()), TrackColors.lighter(color), track, point);
	}

	private void add(final Roi element, final Color color, final Track track, final TrackPoint point) {
		element.setStrokeColor(color);
		element.setProperty(TrackOverlay.TAG, track.name());
		tie(element, point.frame());
		elements.add(element);
	}

	/** Makes an element show on a frame only. In a file, a point keeps its image only by its counters. */
	private void tie(final Roi element, final int frame) {
		if (hyperstack) {
			element.setPosition(0, layout.alongZ() ? frame + 1 : 0, layout.alongZ() ? 0 : frame + 1);
			return;
		}
		element.setPosition(layout.imageOf(frame));
		if (element instanceof final PointRoi point) point.setCounters(new int[] { layout.imageOf(frame) << 8 });
	}

	/** The visible and interpolated points among the last ones that lie within the trail's frames before the last. */
	private List<TrackPoint> trail(final List<TrackPoint> points) {
		final int start = points.get(points.size() - 1).frame() - style.trail();
		int first = points.size() - 1;
		while (first > 0 && points.get(first - 1).frame() >= start)
			first--;
		return points.subList(first, points.size()).stream().filter(point -> point.visible() || point.interpolated()).toList();
	}

	private static Roi line(final List<TrackPoint> trail) {
		final float[] x = new float[trail.size()];
		final float[] y = new float[trail.size()];
		for (int i = 0; i < trail.size(); i++) {
			x[i] = (float) trail.get(i).position().x();
			y[i] = (float) trail.get(i).position().y();
		}
		final PolygonRoi line = new PolygonRoi(x, y, Roi.POLYLINE);
		line.setUnscalableStrokeWidth(LINE_WIDTH);
		return line;
	}

	private static Roi dot(final TrackPoint point) {
		final PointRoi dot = new PointRoi(point.position().x(), point.position().y());
		dot.setPointType(point.visible() ? PointRoi.DOT : PointRoi.CIRCLE);
		dot.setSize(MEDIUM);
		return dot;
	}

	/** The name, to the upper right of the point and clear of its trail, on a shade that sets it off. */
	private Roi label(final TrackPoint point, final String name) {
		final double size = font.getSize();
		final TextRoi label = new TextRoi(point.position().x() + CORNER_TO_CENTRE + 0.4 * size, point.position().y() + CORNER_TO_CENTRE - 1.8 * size, name, font);
		label.setFillColor(SHADE);
		return label;
	}
}
