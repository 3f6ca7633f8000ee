package fiji.plugin.dinotracker.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

import fiji.plugin.dinotracker.metrics.Reliability;
import fiji.plugin.dinotracker.metrics.Reliability.Bin;

/**
 * A figure (.png) of the share of right predictions against their confidence, a line for each tracker; the diagonal is a
 * confidence that means what it says.
 */
public final class ReliabilityPlot {

	private static final int SIDE = 900;

	private ReliabilityPlot() {}

	/**
	 * Writes the figure.
	 *
	 * @param reliabilities those of each tracker by its name
	 */
	public static void write(final Map<String, Reliability> reliabilities, final Path file) throws IOException {
		final BufferedImage figure = draw(reliabilities);
		PngFile.write(figure, file);
	}

	private static BufferedImage draw(final Map<String, Reliability> reliabilities) {
		final XYSeriesCollection data = new XYSeriesCollection();
		final XYSeries ideal = new XYSeries("ideal");
		ideal.add(0, 0);
		ideal.add(1, 1);
		reliabilities.forEach((name, reliability) -> data.addSeries(series(name, reliability)));
		data.addSeries(ideal);
		final ChartStyle style = new ChartStyle(SIDE, SIDE);
		return style.draw(style.lines(data, shares(style, "Confidence"), shares(style, "Share visible and within 16 px of 256")), true);
	}

	private static XYSeries series(final String name, final Reliability reliability) {
		final XYSeries series = new XYSeries(String.format(Locale.ROOT, "%s (calibration error %.3f)", name, reliability.calibrationError()));
		for (final Bin bin : reliability.bins())
			if (bin.labels() > 0) series.add(bin.confidence(), bin.right());
		return series;
	}

	private static NumberAxis shares(final ChartStyle style, final String label) {
		final NumberAxis axis = style.axis(label);
		axis.setRange(0, 1);
		return axis;
	}
}
