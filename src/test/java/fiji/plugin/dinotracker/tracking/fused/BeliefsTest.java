package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

/** Forward-backward against the sum over all ways, which are few enough here to go through one by one. */
class BeliefsTest {

	private static final int STATES = 3;
	private static final int FRAMES = 4;

	private final SplittableRandom random = new SplittableRandom(9);
	private final float[][] transition = numbers(STATES);
	private final float[][] evidence = numbers(FRAMES);
	private final float[] start = { 0.2f, 0.7f, 0.1f };

	private record Matrix(NDArray matrix) implements Transition {

		@Override
		public NDArray forward(final NDArray belief) {
			return matrix.transpose().matMul(belief);
		}

		@Override
		public NDArray backward(final NDArray fit) {
			return matrix.matMul(fit);
		}
	}

	private float[][] numbers(final int rows) {
		final float[][] numbers = new float[rows][STATES];
		for (final float[] row : numbers)
			for (int i = 0; i < STATES; i++)
				row[i] = 0.05f + (float) random.nextDouble();
		return numbers;
	}

	@Test
	void theJointBeliefIsTheShareOfAllWaysThroughAState() {
		try (NDManager manager = Torch.newManager()) {
			final Transition a = new Matrix(manager.create(transition)); // [S, S]
			final NDArray[] beliefs = new NDArray[FRAMES];
			beliefs[0] = manager.create(start).reshape(STATES, 1); // [S, 1]
			for (int t = 1; t < FRAMES; t++)
				beliefs[t] = Beliefs.forward(beliefs[t - 1], a, evidence(manager, t));
			NDArray fit = manager.ones(new Shape(STATES, 1)); // [S, 1]
			for (int t = FRAMES - 1; t >= 0; t--) {
				assertThat(Beliefs.joint(beliefs[t], fit).toFloatArray()).as("frame " + t).containsExactly(shares(t), within(1e-5f));
				if (t > 0) fit = Beliefs.backward(fit, a, evidence(manager, t));
			}
		}
	}

	private NDArray evidence(final NDManager manager, final int frame) {
		return manager.create(evidence[frame]).reshape(STATES, 1); // [S, 1]
	}

	/** For each state the weight of all ways that are in it on a frame, over the weight of all ways. */
	private float[] shares(final int frame) {
		final double[] weights = new double[STATES];
		double sum = 0;
		for (int way = 0; way < Math.pow(STATES, FRAMES); way++) {
			int state = way % STATES;
			int rest = way / STATES;
			int inFrame = state;
			double weight = start[state];
			for (int t = 1; t < FRAMES; t++, rest /= STATES) {
				weight *= transition[state][rest % STATES] * evidence[t][rest % STATES];
				state = rest % STATES;
				if (t == frame) inFrame = state;
			}
			weights[inFrame] += weight;
			sum += weight;
		}
		return new float[] { (float) (weights[0] / sum), (float) (weights[1] / sum), (float) (weights[2] / sum) };
	}

	@Test
	void aPointThatIsNotFollowedYetStaysNowhere() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray belief = Beliefs.forward(manager.zeros(new Shape(STATES, 1)), new Matrix(manager.create(transition)), evidence(manager, 1));
			assertThat(belief.toFloatArray()).containsOnly(0);
		}
	}
}
