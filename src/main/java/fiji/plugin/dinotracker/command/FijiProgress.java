package fiji.plugin.dinotracker.command;

import java.util.Map;
import java.util.Optional;

import org.scijava.Context;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.ProgressLine;
import fiji.plugin.dinotracker.progress.StageTimes;

import ij.IJ;

/**
 * Progress in ImageJ's status bar and, in Fiji, as a task with a button to cancel it. The Esc key cancels as well.
 * Reports come ten times a second at most, as Fiji's tasks wait for the display.
 */
final class FijiProgress implements Progress, AutoCloseable {

	private static final long INTERVAL = 100_000_000;

	private final ProgressLine line = new ProgressLine();
	private final StageTimes times = new StageTimes(Progress.NONE);
	private final Task task;
	private Optional<LossPlot> plot = Optional.empty();
	private volatile boolean cancelled;
	private long last = System.nanoTime() - INTERVAL;

	/**
	 * @param context what shows tasks
	 * @param name what the task is called
	 */
	FijiProgress(final Context context, final String name) {
		this.task = context.service(TaskService.class).createTask(name);
		task.setCancelCallBack(() -> cancelled = true);
		task.start();
		IJ.resetEscape();
	}

	@Override
	public synchronized void report(final String stage, final int done, final int total, final String detail) {
		times.report(stage, done, total, detail);
		final long now = System.nanoTime();
		final String text = line.describe(stage, done, total, detail, now);
		if (done < total && now - last < INTERVAL) return;
		last = now;
		task.setStatusMessage(text);
		task.setProgressMaximum(total);
		task.setProgressValue(done);
		IJ.showStatus(text);
		IJ.showProgress(done, total);
	}

	/** Shows a curve of the loss from now on, if there is someone to see it. */
	void plotLoss() {
		if (OnScreen.hasWindows()) plot = Optional.of(new LossPlot());
	}

	@Override
	public void loss(final int iteration, final double loss) {
		plot.ifPresent(shown -> shown.add(iteration, loss));
	}

	/** Once cancelled, always: ImageJ forgets that Esc was pressed when the next command begins. */
	@Override
	public boolean cancelled() {
		if (IJ.escapePressed()) cancelled = true;
		return cancelled;
	}

	@Override
	public void note(final String text) {
		Outcome.log(text);
	}

	/** Seconds of each stage, in the order they began. */
	Map<String, Double> seconds() {
		return times.seconds();
	}

	@Override
	public void close() {
		IJ.showProgress(1, 1);
		plot.ifPresent(LossPlot::finish);
		task.finish();
	}
}
