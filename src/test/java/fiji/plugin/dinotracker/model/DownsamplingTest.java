package fiji.plugin.dinotracker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.tensor.Torch;

/** The loops of the processor against the engine's operations. */
class DownsamplingTest {

	private static final int FRAMES = 3;
	private static final int CHANNELS = 5;

	private NDManager manager;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	/** What a downsampling gives, and all gradients of a weighted sum of that. */
	private record Outcome(float[] output, List<float[]> gradients, float[] runningMean, float[] runningVariance) {}

	private Outcome of(final BiFunction<BatchNormalization, NDManager, Downsampling> kind, final float[] numbers, final Shape shape, final BatchMode mode) {
		final Parameters parameters = new Parameters(manager);
		final BatchNormalization normalization = new BatchNormalization(parameters, "layer", new Shape(CHANNELS), 1);
		normalization.gamma().set(new float[] { 1, 0.5f, -1, 2, 0.1f });
		normalization.beta().set(new float[] { 0, 0.3f, 0.2f, -1, 0.5f });
		parameters.kept().get("layer.norm.running_mean").set(new float[] { 0, 1, -1, 0.2f, 0.3f });
		final Downsampling downsampling = kind.apply(normalization, manager);
		final NDArray x = manager.create(numbers, shape);
		x.setRequiresGradient(true);
		final float[] output;
		try (GradientCollector collector = Torch.newGradientCollector()) {
			final NDArray y = downsampling.apply(x.mul(manager.create(1f)), mode);
			output = y.toFloatArray();
			collector.backward(y.mul(manager.create(normal(output.length, 2), y.getShape())));
		}
		final List<float[]> gradients = new ArrayList<>();
		for (final NDArray leaf : List.of(x, normalization.gamma(), normalization.beta()))
			gradients.add(leaf.getGradient().toFloatArray());
		return new Outcome(output, gradients, parameters.kept().get("layer.norm.running_mean").toFloatArray(), parameters.kept().get("layer.norm.running_var").toFloatArray());
	}

	private static float[] normal(final int count, final long seed) {
		final Random random = new Random(seed);
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++)
			numbers[i] = (float) random.nextGaussian();
		return numbers;
	}

	@ParameterizedTest
	@CsvSource({ "12, 16, 2, BATCH", "13, 17, 2, BATCH", "12, 17, 4, BATCH", "13, 16, 4, BATCH", "60, 105, 4, BATCH", "13, 16, 2, RUNNING" })
	void loopsGiveWhatTheEngineGives(final int height, final int width, final int padding, final BatchMode mode) {
		final Halving rows = new Halving(height, padding);
		final Halving columns = new Halving(width, padding);
		final Shape shape = new Shape(FRAMES, CHANNELS, height, width);
		final float[] numbers = normal((int) shape.size(), 1);
		final Outcome expected = of((normalization, home) -> new EngineDownsampling(home, normalization, rows, columns), numbers, shape, mode);
		final Outcome actual = of((normalization, home) -> new HostDownsampling(normalization, rows, columns), numbers, shape, mode);
		assertThat(actual.output).containsExactly(expected.output, within(2e-6f));
		assertThat(actual.gradients.get(0)).containsExactly(expected.gradients.get(0), within(5e-6f));
		assertThat(actual.gradients.get(1)).containsExactly(expected.gradients.get(1), within(2e-4f)); // sums of many numbers
		assertThat(actual.gradients.get(2)).containsExactly(expected.gradients.get(2), within(2e-4f));
		assertThat(actual.runningMean).containsExactly(expected.runningMean, within(1e-6f));
		assertThat(actual.runningVariance).containsExactly(expected.runningVariance, within(1e-6f));
	}

	@Test
	void numbersFarFromZeroHaveTheirVarianceAllTheSame() {
		final Halving side = new Halving(64, 2);
		final Shape shape = new Shape(FRAMES, CHANNELS, 64, 64);
		final float[] numbers = normal((int) shape.size(), 1);
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = 1000 + numbers[i] / 4; // exact up to 2^-14
		final Outcome expected = of((normalization, home) -> new EngineDownsampling(home, normalization, side, side), numbers, shape, BatchMode.BATCH);
		final Outcome actual = of((normalization, home) -> new HostDownsampling(normalization, side, side), numbers, shape, BatchMode.BATCH);
		assertThat(actual.runningVariance).containsExactly(expected.runningVariance, within(1e-6f));
		assertThat(actual.output).containsExactly(expected.output, within(2e-3f)); // what single precision leaves of such numbers
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 11, 24 })
	void theWayBackIsTheTranspose(final int height) {
		final Halving rows = new Halving(height, 1);
		final Halving columns = new Halving(19, 3);
		final HostHalving halving = new HostHalving(rows, columns);
		final float[] map = normal(height * 19, 1);
		final float[] halved = new float[rows.outputs() * columns.outputs()];
		halving.apply(map, halved);
		final float[] gradient = normal(halved.length, 2);
		final double there = dot(halved, gradient);
		final float[] spread = new float[map.length];
		halving.transposed(gradient, spread);
		assertThat(dot(map, spread)).isCloseTo(there, within(1e-4));
	}

	private static double dot(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	@Test
	void aSideOfThreeCannotBeHalved() {
		assertThatThrownBy(() -> new Halving(3, 2)).hasMessage("A side of 3 is too short to be halved");
	}
}
