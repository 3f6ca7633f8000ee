package fiji.plugin.dinotracker.progress;

import java.time.Duration;

/** Puts a report into words, with the time left as far as the stage's pace so far tells it. */
public final class ProgressLine {

	private static final double ENOUGH_TO_JUDGE = 3;

	private String stage = "";
	/** When the stage was first told of, and how much was done by then: all that an earlier run did, if it goes on from there. */
	private long start;
	private int before;
	private int last;

	/**
	 * One line for a report, such as {@code Training 120/300, loss 0.00123, 1 min 12 s left}.
	 *
	 * @param nanoTime the clock, {@link System#nanoTime}
	 */
	public synchronized String describe(final String newStage, final int done, final int total, final String detail, final long nanoTime) {
		if (!newStage.equals(stage) || done < last) {
			stage = newStage;
			start = nanoTime;
			before = done;
		}
		last = done;
		final StringBuilder line = new StringBuilder(stage).append(' ').append(done).append('/').append(total);
		if (!detail.isEmpty()) line.append(", ").append(detail);
		final double elapsed = (nanoTime - start) / 1e9;
		if (done > before && done < total && elapsed > ENOUGH_TO_JUDGE) line.append(", ").append(inWords(elapsed / (done - before) * (total - done))).append(" left");
		return line.toString();
	}

	private static String inWords(final double seconds) {
		final Duration time = Duration.ofSeconds((long) Math.ceil(seconds));
		if (time.toHours() > 0) return time.toHours() + " h " + time.toMinutesPart() + " min";
		return time.toMinutes() > 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s" : time.toSeconds() + " s";
	}
}
