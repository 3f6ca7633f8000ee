package fiji.plugin.dinotracker.progress;

import java.util.LinkedHashMap;
import java.util.Map;

/** Passes progress on and adds up how long each stage took. */
public final class StageTimes extends ForwardingProgress {

	private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
	private long last = System.nanoTime();

	/** @param listener who is told */
	public StageTimes(final Progress listener) {
		super(listener);
	}

	/** The time since the previous report is counted for the stage that reports now. */
	@Override
	public synchronized void report(final String stage, final int done, final int total, final String detail) {
		final long now = System.nanoTime();
		nanoseconds.merge(stage, now - last, Long::sum);
		last = now;
		super.report(stage, done, total, detail);
	}

	/** Seconds of each stage, in the order they began. */
	public synchronized Map<String, Double> seconds() {
		final Map<String, Double> seconds = new LinkedHashMap<>();
		nanoseconds.forEach((stage, time) -> seconds.put(stage, time / 1e9));
		return seconds;
	}
}
