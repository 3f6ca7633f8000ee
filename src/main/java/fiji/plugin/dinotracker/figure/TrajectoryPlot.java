package fiji.plugin.dinotracker.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;

/**
 * A figure (.png) of all trajectories: to the left, or above if the stack is wide, a frame with every path drawn over
 * it; next to it how far each point has moved from where it was first seen, against time. Colours are those of
 * {@link TrackColors}.
 */
public final class TrajectoryPlot {

	/** Width to height from which the chart goes beneath the frame. */
	private static final double WIDE = 1.25;

	private final TrajectoryPicture picture;
	private final DisplacementChart chart;

	/**
	 * @param frame the frame to draw over, at the size of the stack
	 * @param calibration the units of the chart and the scale bar
	 */
	public TrajectoryPlot(final BufferedImage frame, final Calibration calibration) {
		this.picture = new TrajectoryPicture(frame, new ScaleBar(calibration));
		this.chart = new DisplacementChart(calibration);
	}

	/** Writes a picture (.png) of it. */
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final BufferedImage figure = draw(tracks);
		PngFile.write(figure, file);
	}

	/** The figure. */
	public BufferedImage draw(final List<Track> tracks) {
		final BufferedImage over = picture.draw(tracks);
		final int width = over.getWidth();
		final int height = over.getHeight();
		return width > WIDE * height ? //
			joined(over, chart.draw(tracks, width, width * 2 / 5), 0, height) : //
			joined(over, chart.draw(tracks, height, height), width, 0);
	}

	/** Two images as one, the second shifted by (x, y). */
	private static BufferedImage joined(final BufferedImage first, final BufferedImage second, final int x, final int y) {
		final BufferedImage figure = new BufferedImage(x + second.getWidth(), y + second.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = figure.createGraphics();
		graphics.drawImage(first, 0, 0, null);
		graphics.drawImage(second, x, y, null);
		graphics.dispose();
		return figure;
	}
}
