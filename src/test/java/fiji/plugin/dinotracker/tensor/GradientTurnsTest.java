package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** In Fiji two commands may train at the same time. */
class GradientTurnsTest {

	private static final int STEPS = 200;

	/** The sum of the gradients of x^2 at x = 3, 6 a step. */
	private static float learn() {
		float sum = 0;
		for (int step = 0; step < STEPS; step++)
			try (NDManager manager = Torch.newManager()) {
				final NDArray x = manager.create(3f);
				x.setRequiresGradient(true);
				try (GradientCollector collector = Torch.newGradientCollector()) {
					collector.backward(x.mul(x));
				}
				sum += x.getGradient().getFloat();
			}
		return sum;
	}

	@Test
	void threadsTakeTurns() throws Exception {
		final ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			final List<Future<Float>> sums = threads.invokeAll(List.<Callable<Float>>of(GradientTurnsTest::learn, GradientTurnsTest::learn, GradientTurnsTest::learn));
			for (final Future<Float> sum : sums)
				assertThat(sum.get()).isEqualTo(6 * STEPS);
		}
		finally {
			threads.shutdownNow();
		}
	}
}
