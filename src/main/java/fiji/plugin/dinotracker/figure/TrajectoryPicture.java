package fiji.plugin.dinotracker.figure;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;

import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A frame with trajectories over it: solid where a point is visible, thin and dashed where it is occluded, a white disc
 * at its start, its name at its end if there are few.
 */
final class TrajectoryPicture {

	/** Names are drawn for so many tracks at most. */
	private static final int MAXIMUM_NAMES = 30;

	private final BufferedImage frame;
	private final ScaleBar scaleBar;

	TrajectoryPicture(final BufferedImage frame, final ScaleBar scaleBar) {
		this.frame = frame;
		this.scaleBar = scaleBar;
	}

	BufferedImage draw(final List<Track> tracks) {
		final FrameCanvas canvas = new FrameCanvas(frame);
		drawTracks(canvas, tracks);
		if (tracks.size() <= MAXIMUM_NAMES) drawNames(canvas, tracks);
		scaleBar.draw(canvas.graphics(), canvas.bounds(), canvas.factor(), canvas.unit());
		return canvas.finish();
	}

	/** Paths first: no start may be hidden by the path of another track. */
	private static void drawTracks(final FrameCanvas canvas, final List<Track> tracks) {
		for (int i = 0; i < tracks.size(); i++)
			drawPath(canvas, tracks.get(i).points(), TrackColors.of(i));
		for (int i = 0; i < tracks.size(); i++)
			drawStart(canvas, canvas.place(tracks.get(i).points().get(0).position()), TrackColors.of(i));
	}

	private static void drawPath(final FrameCanvas canvas, final List<TrackPoint> points, final Color color) {
		final Shape visible = path(canvas, points, true);
		canvas.draw(visible, FrameCanvas.SHADOW, canvas.solid(4.5));
		canvas.draw(visible, color, canvas.solid(2.5));
		canvas.draw(path(canvas, points, false), color, canvas.dashed(1.2, 4));
	}

	/** The steps between points that are both visible, or the other steps. */
	private static Path2D path(final FrameCanvas canvas, final List<TrackPoint> points, final boolean visible) {
		final Path2D path = new Path2D.Double();
		for (int i = 1; i < points.size(); i++) {
			final TrackPoint from = points.get(i - 1);
			final TrackPoint to = points.get(i);
			if ((from.visible() && to.visible()) != visible) continue;
			final Point2D start = canvas.place(from.position());
			final Point2D end = canvas.place(to.position());
			if (!start.equals(path.getCurrentPoint())) path.moveTo(start.getX(), start.getY());
			path.lineTo(end.getX(), end.getY());
		}
		return path;
	}

	private static void drawStart(final FrameCanvas canvas, final Point2D start, final Color color) {
		final float radius = 3.5f * canvas.unit();
		final Shape disc = new Ellipse2D.Double(start.getX() - radius, start.getY() - radius, 2 * radius, 2 * radius);
		canvas.draw(disc, FrameCanvas.SHADOW, canvas.solid(3.5));
		canvas.fill(disc, Color.WHITE);
		canvas.draw(disc, color, canvas.solid(1.8));
	}

	private static void drawNames(final FrameCanvas canvas, final List<Track> tracks) {
		final PictureLabels labels = new PictureLabels(canvas.graphics(), canvas.bounds(), canvas.unit());
		for (int i = 0; i < tracks.size(); i++) {
			final List<TrackPoint> points = tracks.get(i).points();
			labels.draw(tracks.get(i).name(), canvas.place(points.get(points.size() - 1).position()), TrackColors.of(i));
		}
	}
}
