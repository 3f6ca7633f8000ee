package fiji.plugin.dinotracker.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

import fiji.plugin.dinotracker.overlay.TrackColors;

/** How all charts look: black on white, grey grid, lines in the colours of {@link TrackColors}. */
final class ChartStyle {

	private final int width;
	private final int height;
	private final float unit;

	/** Charts of a size in pixels. */
	ChartStyle(final int width, final int height) {
		this.width = width;
		this.height = height;
		this.unit = Math.max(width, height) / 1000f;
	}

	/** An axis with a name. */
	NumberAxis axis(final String label) {
		final NumberAxis axis = new NumberAxis(label);
		axis.setLabelFont(font(20));
		axis.setTickLabelFont(font(16));
		axis.setTickLabelInsets(new RectangleInsets(12 * unit, 6 * unit, 12 * unit, 6 * unit)); // keeps ticks apart
		axis.setLowerMargin(0);
		axis.setUpperMargin(0.02);
		return axis;
	}

	/** Lines through the points of some series. */
	XYPlot lines(final XYDataset data, final NumberAxis horizontal, final NumberAxis vertical) {
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDrawSeriesLineAsPath(true);
		for (int i = 0; i < data.getSeriesCount(); i++) {
			renderer.setSeriesPaint(i, TrackColors.of(i));
			renderer.setSeriesStroke(i, new BasicStroke(2 * unit, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		}
		final XYPlot plot = new XYPlot(data, horizontal, vertical, renderer);
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
		plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		return plot;
	}

	/** The picture of a chart. */
	BufferedImage draw(final XYPlot plot, final boolean legend) {
		final JFreeChart chart = new JFreeChart(null, null, plot, legend);
		if (legend) chart.getLegend().setItemFont(font(18));
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(20 * unit, 15 * unit, 15 * unit, 25 * unit));
		return chart.createBufferedImage(width, height, BufferedImage.TYPE_INT_RGB, null);
	}

	private Font font(final int size) {
		return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(size * unit);
	}
}
