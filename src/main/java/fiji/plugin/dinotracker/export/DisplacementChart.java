package fiji.plugin.dinotracker.export;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
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
		final NumberAxis time = style.axis("Time (" + calibration.timeUnit() + ")");
		final NumberAxis displacement = style.axis("Displacement (" + calibration.unit() + ")");
		return style.draw(style.lines(data, time, displacement), false);
	}

	private XYSeries series(final Track track) {
		final XYSeries series = new XYSeries(track.name(), false);
		final Optional<TrackPoint> first = track.points().stream().filter(TrackPoint::visible).findFirst();
		for (final TrackPoint point : track.points())
			series.add(point.frame() * calibration.frameInterval(), point.visible() ? distance(first.orElseThrow(), point) : Double.NaN);
		return series;
	}

	private double distance(final TrackPoint from, final TrackPoint to) {
		return Math.hypot((to.position().x() - from.position().x()) * calibration.pixelWidth(), //
			(to.position().y() - from.position().y()) * calibration.pixelHeight());
	}
}
