package fiji.plugin.dinotracker.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import fiji.plugin.dinotracker.metrics.FrameError;

/** A figure (.png) of the median error of one or more trackers against time, a line each. */
public final class ErrorPlot {

	private static final int WIDTH = 1200;
	private static final int HEIGHT = 700;

	private ErrorPlot() {}

	/**
	 * Writes the figure.
	 *
	 * @param errors the errors of each tracker by its name
	 */
	public static void write(final Map<String, List<FrameError>> errors, final Path file) throws IOException {
		final BufferedImage figure = draw(errors);
		PngFile.write(figure, file);
	}

	/** Draws the figure. */
	public static BufferedImage draw(final Map<String, List<FrameError>> errors) {
		final XYSeriesCollection data = new XYSeriesCollection();
		errors.forEach((name, frames) -> data.addSeries(series(name, frames)));
		final ChartStyle style = new ChartStyle(WIDTH, HEIGHT);
		final NumberAxis time = style.axis("Frame (from 0)");
		time.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
		return style.draw(style.lines(data, time, style.axis("Median error (pixels)")), true);
	}

	private static XYSeries series(final String name, final List<FrameError> frames) {
		final XYSeries series = new XYSeries(name);
		frames.forEach(frame -> series.add(frame.frame(), frame.median()));
		return series;
	}
}
