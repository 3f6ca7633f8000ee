package fiji.plugin.dinotracker.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.ProgressLine;

/**
 * Progress on one line of the terminal that is written over and over. Until it is closed, an interruption of the program
 * (Ctrl-C) asks the work to stop and waits for it to write what it has.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

	private static final long INTERVAL = 200_000_000;
	private static final long GRACE_MINUTES = 10;
	/** What the program has to say in the end is still told then. */
	private static final long LAST_WORDS_MILLIS = 500;
	private static final int WIDTH = 79;

	private final PrintWriter err;
	private final ProgressLine line = new ProgressLine();
	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread interruption = new Thread(this::interrupted);
	private volatile boolean cancelled;
	private long last;
	private boolean lineOpen;

	ConsoleProgress(final PrintWriter err) {
		this.err = err;
		Runtime.getRuntime().addShutdownHook(interruption);
	}

	private void interrupted() {
		cancelled = true;
		try {
			finished.await(GRACE_MINUTES, TimeUnit.MINUTES);
			Thread.sleep(LAST_WORDS_MILLIS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The work is done, well or not: an interruption ends the program at once again. */
	@Override
	public void close() {
		endLine();
		finished.countDown();
		if (!cancelled) Runtime.getRuntime().removeShutdownHook(interruption);
	}

	@Override
	public synchronized void report(final String stage, final int done, final int total, final String detail) {
		final long now = System.nanoTime();
		final String text = line.describe(stage, done, total, detail, now);
		if (done < total && now - last < INTERVAL) return;
		last = now;
		print(text);
		if (done == total) endLine();
	}

	private void print(final String text) {
		err.printf("\r%-" + WIDTH + "s", text);
		err.flush();
		lineOpen = true;
	}

	/** What is told next begins on a line of its own. */
	private synchronized void endLine() {
		if (lineOpen) err.println();
		err.flush();
		lineOpen = false;
	}

	@Override
	public boolean cancelled() {
		return cancelled;
	}

	/** Takes the place of the progress so far, which goes on below. */
	@Override
	public synchronized void note(final String text) {
		print(text);
		endLine();
	}
}
