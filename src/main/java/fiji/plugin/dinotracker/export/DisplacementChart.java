package fiji.plugin.dinotracker.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;

/** How far each point is from where it was first seen, against time; a line breaks where its point is occluded. */
final class DisplacementChart {

	private final Calibration calibration;

	DisplacementChart(final Calibration calibration) {
		this.calibration = calibration;
	}

	/** The chart at a size in pixels. */
	BufferedImage draw(final List<Track> tracks, final int width, final int height) {
		final float unit = Math.max(width, height) / 1000f;
		final XYSeriesCollection data = new XYSeriesCollection();
		tracks.forEach(track -> data.addSeries(series(track)));
		final NumberAxis time = axis(Motion.timeLabel(calibration), unit);
		final NumberAxis displacement = axis(Motion.DISPLACEMENT.label(calibration), unit);
		final XYPlot plot = new XYPlot(data, time, displacement, renderer(tracks.size(), unit));
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
		plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		final JFreeChart chart = new JFreeChart(null, null, plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(20 * unit, 15 * unit, 15 * unit, 25 * unit));
		return chart.createBufferedImage(width, height, BufferedImage.TYPE_INT_RGB, null);
	}

	private XYSeries series(final Track track) {
		final XYSeries series = new XYSeries(track.name(), false);
		final double[] values = Motion.DISPLACEMENT.of(track, calibration);
		for (int i = 0; i < values.length; i++)
			series.add(track.points().get(i).frame() * calibration.frameInterval(), values[i]);
		return series;
	}

	private static NumberAxis axis(final String label, final float unit) {
		final NumberAxis axis = new NumberAxis(label);
		axis.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(20 * unit));
		axis.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(16 * unit));
		axis.setTickLabelInsets(new RectangleInsets(12 * unit, 6 * unit, 12 * unit, 6 * unit)); // keeps ticks apart
		axis.setLowerMargin(0);
		axis.setUpperMargin(0.02);
		return axis;
	}

	private static XYLineAndShapeRenderer renderer(final int tracks, final float unit) {
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDrawSeriesLineAsPath(true);
		for (int i = 0; i < tracks; i++) {
			renderer.setSeriesPaint(i, TrackColors.of(i));
			renderer.setSeriesStroke(i, new BasicStroke(2 * unit, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		}
		return renderer;
	}
}
