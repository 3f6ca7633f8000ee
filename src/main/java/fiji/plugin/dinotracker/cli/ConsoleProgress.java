package fiji.plugin.dinotracker.cli;

import java.io.PrintWriter;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.ProgressLine;

/**
 * Progress on one line of the terminal that is written over and over. When the program is interrupted (Ctrl-C) it asks the
 * work to stop and gives it time to write what it has.
 */
final class ConsoleProgress implements Progress {

	private static final long INTERVAL = 200_000_000;
	private static final long GRACE_MILLISECONDS = 60_000;
	private static final int WIDTH = 79;

	private final PrintWriter err;
	private final ProgressLine line = new ProgressLine();
	private final Thread worker = Thread.currentThread();
	private final Thread interruption = new Thread(this::interrupted);
	private volatile boolean cancelled;
	private long last;

	ConsoleProgress(final PrintWriter err) {
		this.err = err;
		Runtime.getRuntime().addShutdownHook(interruption);
	}

	private void interrupted() {
		cancelled = true;
		try {
			worker.join(GRACE_MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The work is done: an interruption ends the program at once again. */
	void finish() {
		if (!cancelled) Runtime.getRuntime().removeShutdownHook(interruption);
	}

	@Override
	public synchronized void report(final String stage, final int done, final int total, final String detail) {
		final long now = System.nanoTime();
		final String text = line.describe(stage, done, total, detail, now);
		if (done < total && now - last < INTERVAL) return;
		last = now;
		err.printf("\r%-" + WIDTH + "s%s", text, done == total ? "\n" : "");
		err.flush();
	}

	@Override
	public boolean cancelled() {
		return cancelled;
	}
}
