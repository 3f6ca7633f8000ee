package fiji.plugin.dinotracker.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import ij.ImageStack;

import fiji.plugin.dinotracker.metrics.TrackMatch;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A figure (.png) of some frames of a stack with predicted tracks against true ones: a dot where a point was predicted, or
 * a ring where it was predicted to be occluded, a cross where it truly is, a line from one to the other. Only visible
 * labels are shown. Colours are those of {@link TrackColors}.
 */
public final class TruthPicture {

	/** So many frames at most, spread evenly over those that have labels, the query frames left out. */
	private static final int FRAMES = 4;
	private static final int COLUMNS = 2;

	private final ImageStack stack;

	/** @param stack the frames; it may fetch them only when looked at */
	public TruthPicture(final ImageStack stack) {
		this.stack = stack;
	}

	/**
	 * Writes the figure.
	 *
	 * @throws IllegalArgumentException if there is no visible label but on query frames
	 */
	public void write(final List<TrackMatch> matches, final Path file) throws IOException {
		final BufferedImage figure = draw(matches);
		PngFile.write(figure, file);
	}

	/** The figure. */
	BufferedImage draw(final List<TrackMatch> matches) {
		final List<BufferedImage> pictures = frames(matches).stream().map(frame -> draw(matches, frame)).toList();
		final int width = pictures.get(0).getWidth();
		final int height = pictures.get(0).getHeight();
		final int columns = Math.min(COLUMNS, pictures.size());
		final int rows = (pictures.size() + columns - 1) / columns;
		final BufferedImage figure = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = figure.createGraphics();
		for (int i = 0; i < pictures.size(); i++)
			graphics.drawImage(pictures.get(i), i % columns * width, i / columns * height, null);
		graphics.dispose();
		return figure;
	}

	private static List<Integer> frames(final List<TrackMatch> matches) {
		final List<Integer> labelled = matches.stream().flatMap(match -> match.truth().points().stream() //
			.filter(point -> point.visible() && point.frame() != match.truth().query().frame())).map(TrackPoint::frame).distinct().sorted().toList();
		if (labelled.isEmpty()) throw new IllegalArgumentException("There is no visible label besides those of the query frames; there is nothing to show");
		final int count = Math.min(FRAMES, labelled.size());
		return IntStream.rangeClosed(1, count).mapToObj(i -> labelled.get(i * labelled.size() / count - 1)).toList();
	}

	private BufferedImage draw(final List<TrackMatch> matches, final int frame) {
		final FrameCanvas canvas = new FrameCanvas(stack.getProcessor(frame + 1).getBufferedImage());
		for (int i = 0; i < matches.size(); i++)
			draw(canvas, matches.get(i), frame, TrackColors.of(i));
		new PictureLabels(canvas.graphics(), canvas.bounds(), canvas.unit()).draw("frame " + frame, new Point2D.Float(0, 20 * canvas.unit()), Color.WHITE);
		return canvas.finish();
	}

	private static void draw(final FrameCanvas canvas, final TrackMatch match, final int frame, final Color color) {
		final Optional<TrackPoint> truth = at(match.truth(), frame).filter(TrackPoint::visible);
		if (truth.isEmpty()) return;
		final Point2D wanted = canvas.place(truth.get().position());
		at(match.prediction(), frame).ifPresent(point -> drawPrediction(canvas, point, wanted, color));
		final Shape cross = cross(wanted, 5 * canvas.unit());
		canvas.draw(cross, FrameCanvas.SHADOW, canvas.solid(4));
		canvas.draw(cross, color, canvas.solid(2));
	}

	private static Optional<TrackPoint> at(final Track track, final int frame) {
		return track.points().stream().filter(point -> point.frame() == frame).findFirst();
	}

	private static void drawPrediction(final FrameCanvas canvas, final TrackPoint prediction, final Point2D wanted, final Color color) {
		final Point2D place = canvas.place(prediction.position());
		final Shape line = new Line2D.Double(place, wanted);
		canvas.draw(line, FrameCanvas.SHADOW, canvas.solid(3));
		canvas.draw(line, color, canvas.solid(1.2));
		final float radius = 4 * canvas.unit();
		final Shape dot = new Ellipse2D.Double(place.getX() - radius, place.getY() - radius, 2 * radius, 2 * radius);
		canvas.draw(dot, FrameCanvas.SHADOW, canvas.solid(3.5));
		if (prediction.visible()) canvas.fill(dot, color);
		canvas.draw(dot, color, canvas.solid(1.8));
	}

	private static Shape cross(final Point2D centre, final double arm) {
		final Path2D cross = new Path2D.Double();
		cross.moveTo(centre.getX() - arm, centre.getY() - arm);
		cross.lineTo(centre.getX() + arm, centre.getY() + arm);
		cross.moveTo(centre.getX() - arm, centre.getY() + arm);
		cross.lineTo(centre.getX() + arm, centre.getY() - arm);
		return cross;
	}
}
