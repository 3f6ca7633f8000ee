package fiji.plugin.dinotracker.command;

import java.awt.Color;
import java.awt.EventQueue;
import java.util.concurrent.TimeUnit;

import ij.WindowManager;
import ij.gui.Plot;
import ij.gui.PlotWindow;

/**
 * A window with the {@link LossCurve} of the training so far. It is drawn twice a second at most, by the event thread,
 * which gets the finished numbers; training does not wait for it. Whoever closes the window is not shown it again.
 */
final class LossPlot {

	private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
	private static final String TITLE = "Loss of the training";

	private final LossCurve curve = new LossCurve();
	private long last = System.nanoTime();
	/** Only the event thread looks at it. */
	private PlotWindow window;

	/** Adds an iteration; called by one thread. */
	void add(final int iteration, final double loss) {
		curve.add(iteration, loss);
		final long now = System.nanoTime();
		if (now - last < INTERVAL) return;
		last = now;
		finish();
	}

	/** Draws what there is, if there is anything. */
	void finish() {
		if (curve.isEmpty()) return;
		final Plot plot = new Plot(TITLE, "Iteration", "Loss");
		plot.setColor(Color.GRAY);
		plot.setLineWidth(3);
		plot.addPoints(curve.iterations(), curve.losses(), Plot.DOT);
		plot.setColor(new Color(0x4477AA));
		plot.setLineWidth(2);
		plot.addPoints(curve.iterations(), curve.means(), Plot.LINE);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.setLegend("each iteration\trunning mean", Plot.AUTO_POSITION);
		plot.setLimitsToFit(false);
		EventQueue.invokeLater(() -> show(plot));
	}

	/** In the window of the training before, if that is still open. */
	private void show(final Plot plot) {
		if (window == null && WindowManager.getWindow(TITLE) instanceof final PlotWindow before) window = before;
		if (window == null) window = plot.show();
		else if (!window.isClosed()) window.drawPlot(plot);
	}
}
