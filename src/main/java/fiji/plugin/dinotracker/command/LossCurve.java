package fiji.plugin.dinotracker.command;

import java.util.Arrays;

/** The loss at each iteration and its running mean, so that one sees where it goes through the noise. */
final class LossCurve {

	private static final double MEMORY = 0.95;

	private double[] iterations = new double[1024];
	private double[] losses = new double[1024];
	private double[] means = new double[1024];
	private int size;

	/** Adds the next iteration. */
	void add(final int iteration, final double loss) {
		if (size == losses.length) {
			iterations = Arrays.copyOf(iterations, 2 * size);
			losses = Arrays.copyOf(losses, 2 * size);
			means = Arrays.copyOf(means, 2 * size);
		}
		final double memory = Math.min(MEMORY, size / (size + 1.0)); // a plain mean until there is enough to forget
		iterations[size] = iteration;
		losses[size] = loss;
		means[size] = size == 0 ? loss : memory * means[size - 1] + (1 - memory) * loss;
		size++;
	}

	/** Whether there is none yet. */
	boolean isEmpty() {
		return size == 0;
	}

	/** The iterations so far. */
	double[] iterations() {
		return Arrays.copyOf(iterations, size);
	}

	/** The loss at each. */
	double[] losses() {
		return Arrays.copyOf(losses, size);
	}

	/** The running mean at each. */
	double[] means() {
		return Arrays.copyOf(means, size);
	}
}
