package fiji.plugin.dinotracker.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.Calibration;

import ij.gui.Plot;

/** A plot of ImageJ, with its list of values: what is plotted of each track against time, in the track's colour. */
public final class MotionPlot {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 360;

	private final PlottedQuantity quantity;
	private final Calibration calibration;

	/**
	 * @param quantity what is plotted
	 * @param calibration the units of the axes
	 */
	public MotionPlot(final PlottedQuantity quantity, final Calibration calibration) {
		this.quantity = quantity;
		this.calibration = calibration;
	}

	/** The plot, not yet shown. */
	public Plot draw(final List<Track> tracks) {
		final Plot plot = new Plot(quantity.label(calibration), PlottedQuantity.timeLabel(calibration), quantity.label(calibration));
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		for (int i = 0; i < tracks.size(); i++) {
			plot.setColor(TrackColors.of(i));
			plot.addPoints(tracks.get(i).points().stream().mapToDouble(this::time).toArray(), quantity.of(tracks.get(i), calibration), Plot.LINE);
			plot.setPlotObjectLabel(i, tracks.get(i).name());
		}
		plot.setLimitsToFit(false);
		return plot;
	}

	private double time(final TrackPoint point) {
		return point.frame() * calibration.frameInterval();
	}

	/** Writes a picture (.png) of the plot. */
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final Plot plot = draw(tracks);
		PngFile.write(plot.getProcessor().getBufferedImage(), file);
	}
}
