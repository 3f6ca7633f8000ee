package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** Functions that the engine does not know, between ones that it does. */
class RecordingTest {

	private NDManager manager;
	private NDArray x;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		x = manager.create(new float[] { 1, 2, 3 });
		x.setRequiresGradient(true);
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	/** The cube, by Java. */
	private NDArray cube(final NDArray input) {
		final float[] numbers = input.toFloatArray();
		final float[] cubes = new float[numbers.length];
		final float[] slopes = new float[numbers.length];
		for (int i = 0; i < numbers.length; i++) {
			cubes[i] = numbers[i] * numbers[i] * numbers[i];
			slopes[i] = 3 * numbers[i] * numbers[i];
		}
		final NDArray output = manager.create(cubes);
		Torch.differentiate(output, new NDList(input), gradient -> new NDList(gradient.mul(manager.create(slopes))));
		return output;
	}

	private float[] gradientOf(final NDArray value, final GradientCollector collector) {
		collector.backward(value);
		return x.getGradient().toFloatArray();
	}

	@Test
	void gradientsPassThroughOneFunctionAfterTheOther() {
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final NDArray half = manager.create(0.5f);
			assertThat(gradientOf(cube(cube(x.mul(half))).mul(half), collector)) // x^9 / 2^10
				.containsExactly(9 / 1024f, 9 * 256 / 1024f, 9 * 6561 / 1024f);
		}
	}

	@Test
	void gradientsOfTwoWaysAddUp() {
		try (GradientCollector collector = Torch.newGradientCollector()) {
			assertThat(gradientOf(cube(x).add(x), collector)).containsExactly(4, 13, 28);
		}
	}

	@Test
	void whatDoesNotReachTheTargetHasNoPart() {
		try (GradientCollector collector = Torch.newGradientCollector()) {
			cube(x);
			assertThat(gradientOf(x.mul(x), collector)).containsExactly(2, 4, 6);
		}
	}

	@Test
	void nothingIsRecordedOutsideARecording() {
		assertThat(Torch.differentiate(manager.create(1f), new NDList(x), gradient -> new NDList(gradient))).isFalse();
		try (GradientCollector collector = Torch.newGradientCollector()) {
			assertThat(Torch.withoutGradients(() -> Torch.differentiate(manager.create(1f), new NDList(x), gradient -> new NDList(gradient)))).isFalse();
		}
	}
}
