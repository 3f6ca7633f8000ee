package fiji.plugin.dinotracker.benchmark;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.progress.ForwardingProgress;
import fiji.plugin.dinotracker.progress.Progress;

/** Passes progress on and notes when each iteration was done. */
final class StepTimes extends ForwardingProgress {

	private final List<Moment> ends = new ArrayList<>();

	StepTimes(final Progress listener) {
		super(listener);
	}

	@Override
	public void loss(final int iteration, final double loss) {
		ends.add(Moment.now());
		super.loss(iteration, loss);
	}

	/**
	 * The median time of an iteration.
	 *
	 * @param first the first that counts, from 1, as the one before must have been seen
	 * @param end the first that does not
	 */
	Moment median(final int first, final int end) {
		final List<Moment> spans = new ArrayList<>();
		for (int i = first; i < end; i++)
			spans.add(ends.get(i).since(ends.get(i - 1)));
		return Moment.median(spans);
	}
}
