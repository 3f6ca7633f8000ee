package fiji.plugin.dinotracker.figure;

import java.awt.image.BufferedImage;
import java.util.List;

import org.jfree.chart.axis.NumberAxis;
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
		final XYSeriesCollection data = new XYSeriesCollection();
		tracks.forEach(track -> data.addSeries(series(track)));
		final ChartStyle style = new ChartStyle(width, height);
		final NumberAxis time = style.axis(PlottedQuantity.timeLabel(calibration));
		final NumberAxis displacement = style.axis(PlottedQuantity.DISPLACEMENT.label(calibration));
		return style.draw(style.lines(data, time, displacement), false);
	}

	private XYSeries series(final Track track) {
		final XYSeries series = new XYSeries(track.name(), false);
		final double[] values = PlottedQuantity.DISPLACEMENT.of(track, calibration);
		for (int i = 0; i < values.length; i++)
			series.add(track.points().get(i).frame() * calibration.frameInterval(), values[i]);
		return series;
	}
}
