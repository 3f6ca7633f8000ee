package fiji.plugin.dinotracker.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A frame with trajectories over it: solid where a point is visible, thin and dashed where it is occluded, a white disc
 * at its start, its name at its end if there are few. Small frames are enlarged by a whole factor, pixels staying
 * squares.
 */
final class TrajectoryPicture {

	/** The longer side is enlarged to at least this many pixels. */
	private static final int LONGER_SIDE = 1000;

	/** Names are drawn for so many tracks at most. */
	private static final int MAXIMUM_NAMES = 30;

	private static final Color SHADOW = new Color(0, 0, 0, 120);

	private final BufferedImage frame;
	private final int factor;
	private final float unit;
	private final ScaleBar scaleBar;

	TrajectoryPicture(final BufferedImage frame, final ScaleBar scaleBar) {
		final int longer = Math.max(frame.getWidth(), frame.getHeight());
		this.frame = frame;
		this.scaleBar = scaleBar;
		this.factor = Math.max(1, (LONGER_SIDE + longer - 1) / longer);
		this.unit = longer * factor / (float) LONGER_SIDE;
	}

	BufferedImage draw(final List<Track> tracks) {
		final BufferedImage picture = new BufferedImage(frame.getWidth() * factor, frame.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
		final Rectangle2D bounds = picture.getRaster().getBounds();
		final Graphics2D graphics = picture.createGraphics();
		graphics.drawImage(frame, 0, 0, picture.getWidth(), picture.getHeight(), null);
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		drawTracks(graphics, tracks);
		if (tracks.size() <= MAXIMUM_NAMES) drawNames(graphics, tracks, bounds);
		scaleBar.draw(graphics, bounds, factor, unit);
		graphics.dispose();
		return picture;
	}

	/** Paths first: no start may be hidden by the path of another track. */
	private void drawTracks(final Graphics2D graphics, final List<Track> tracks) {
		for (int i = 0; i < tracks.size(); i++)
			drawPath(graphics, tracks.get(i).points(), TrackColors.of(i));
		for (int i = 0; i < tracks.size(); i++)
			drawStart(graphics, place(tracks.get(i).points().get(0)), TrackColors.of(i));
	}

	private void drawPath(final Graphics2D graphics, final List<TrackPoint> points, final Color color) {
		final Shape visible = path(points, true);
		stroke(graphics, visible, SHADOW, solid(4.5f * unit));
		stroke(graphics, visible, color, solid(2.5f * unit));
		stroke(graphics, path(points, false), color, dashed(1.2f * unit, 4 * unit));
	}

	/** The steps between points that are both visible, or the other steps. */
	private Path2D path(final List<TrackPoint> points, final boolean visible) {
		final Path2D path = new Path2D.Double();
		for (int i = 1; i < points.size(); i++) {
			final TrackPoint from = points.get(i - 1);
			final TrackPoint to = points.get(i);
			if ((from.visible() && to.visible()) != visible) continue;
			final Point2D start = place(from);
			if (!start.equals(path.getCurrentPoint())) path.moveTo(start.getX(), start.getY());
			path.lineTo(place(to).getX(), place(to).getY());
		}
		return path;
	}

	private void drawStart(final Graphics2D graphics, final Point2D start, final Color color) {
		final float radius = 3.5f * unit;
		final Shape disc = new Ellipse2D.Double(start.getX() - radius, start.getY() - radius, 2 * radius, 2 * radius);
		stroke(graphics, disc, SHADOW, solid(3.5f * unit));
		graphics.setColor(Color.WHITE);
		graphics.fill(disc);
		stroke(graphics, disc, color, solid(1.8f * unit));
	}

	private void drawNames(final Graphics2D graphics, final List<Track> tracks, final Rectangle2D bounds) {
		final PictureLabels labels = new PictureLabels(graphics, bounds, unit);
		for (int i = 0; i < tracks.size(); i++) {
			final List<TrackPoint> points = tracks.get(i).points();
			labels.draw(tracks.get(i).name(), place(points.get(points.size() - 1)), TrackColors.of(i));
		}
	}

	/** Where the centre of a pixel is in the enlarged frame. */
	private Point2D place(final TrackPoint point) {
		final PixelPoint centre = point.position();
		return new Point2D.Double((centre.x() + 0.5) * factor, (centre.y() + 0.5) * factor);
	}

	private static Stroke solid(final float width) {
		return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
	}

	private static Stroke dashed(final float width, final float dash) {
		return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { dash, dash }, 0);
	}

	private static void stroke(final Graphics2D graphics, final Shape shape, final Color color, final Stroke stroke) {
		graphics.setColor(color);
		graphics.setStroke(stroke);
		graphics.draw(shape);
	}
}
