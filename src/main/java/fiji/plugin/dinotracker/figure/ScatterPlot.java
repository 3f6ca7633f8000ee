package fiji.plugin.dinotracker.figure;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Charts of points side by side, those of a track in its colour. */
public final class ScatterPlot {

	private static final int SIDE = 800;
	/** More tracks than these are told apart by their colour alone. */
	private static final int LONGEST_LEGEND = 12;

	/**
	 * The points of a chart.
	 *
	 * @param tracks the track of each point, by its place in the list of names
	 * @param x to the right
	 * @param y up
	 */
	public record Points(int[] tracks, float[] x, float[] y) {}

	private ScatterPlot() {}

	/**
	 * Draws the charts.
	 *
	 * @param charts points by what they are points of, which the axes say
	 * @param names of the tracks
	 */
	public static BufferedImage draw(final Map<String, Points> charts, final List<String> names) {
		final BufferedImage all = new BufferedImage(SIDE * charts.size(), SIDE, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = all.createGraphics();
		int place = 0;
		for (final Map.Entry<String, Points> chart : charts.entrySet())
			graphics.drawImage(draw(chart.getKey(), chart.getValue(), names), SIDE * place++, 0, null);
		graphics.dispose();
		return all;
	}

	private static BufferedImage draw(final String title, final Points points, final List<String> names) {
		final XYSeriesCollection data = new XYSeriesCollection();
		names.forEach(name -> data.addSeries(new XYSeries(name)));
		for (int i = 0; i < points.x().length; i++)
			data.getSeries(points.tracks()[i]).add(points.x()[i], points.y()[i]);
		final ChartStyle style = new ChartStyle(SIDE, SIDE);
		final XYPlot plot = style.lines(data, axis(style, title + ", first component"), axis(style, "Second component"));
		final XYLineAndShapeRenderer dots = (XYLineAndShapeRenderer) plot.getRenderer();
		dots.setDefaultLinesVisible(false);
		dots.setDefaultShapesVisible(true);
		for (int i = 0; i < names.size(); i++)
			dots.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
		return style.draw(plot, names.size() <= LONGEST_LEGEND);
	}

	private static NumberAxis axis(final ChartStyle style, final String label) {
		final NumberAxis axis = style.axis(label);
		axis.setAutoRangeIncludesZero(false);
		axis.setLowerMargin(axis.getUpperMargin());
		return axis;
	}
}
