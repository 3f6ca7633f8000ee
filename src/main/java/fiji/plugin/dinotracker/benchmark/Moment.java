package fiji.plugin.dinotracker.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/**
 * A point in time, or a time span, by the clock and in time of all processors that this process used. On a busy machine the
 * clock says little.
 *
 * @param clock in seconds
 * @param processor in seconds
 */
record Moment(double clock, double processor) {

	/** This moment. */
	static Moment now() {
		final long processor = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
		return new Moment(System.nanoTime() / 1e9, processor / 1e9);
	}

	/** The span from an earlier moment to this one. */
	Moment since(final Moment earlier) {
		return new Moment(clock - earlier.clock, processor - earlier.processor);
	}

	/** Both times added up. */
	Moment plus(final Moment other) {
		return new Moment(clock + other.clock, processor + other.processor);
	}

	/** The median of each time by itself. */
	static Moment median(final List<Moment> spans) {
		final int middle = spans.size() / 2;
		return new Moment(spans.stream().map(Moment::clock).sorted(Comparator.naturalOrder()).toList().get(middle), //
			spans.stream().map(Moment::processor).sorted(Comparator.naturalOrder()).toList().get(middle));
	}
}
