package fiji.plugin.dinotracker.flow.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.FormulaWeights;

class CorrelationPyramidTest {

	private static final int CHANNELS = 5;
	private static final int HEIGHT = 17;
	private static final int WIDTH = 19;
	private static final int RADIUS = 2;
	private static final int SIDE = 2 * RADIUS + 1;

	private NDManager manager;
	private NDArray sources; // [1, C, h, w]
	private NDArray targets; // [1, C, h, w]

	@BeforeEach
	void makeFeatures() {
		manager = Torch.newManager();
		sources = FormulaWeights.tensor(manager, "sources", new Shape(1, CHANNELS, HEIGHT, WIDTH), 1);
		targets = FormulaWeights.tensor(manager, "targets", new Shape(1, CHANNELS, HEIGHT, WIDTH), 1);
	}

	@AfterEach
	void closeManager() {
		manager.close();
	}

	@Test
	void readsInterpolatedCorrelationsOnAllLevels() {
		assertThatLookupIsRightAround(7.3f, 9.8f);
	}

	@Test
	void readsOnWholeCells() {
		assertThatLookupIsRightAround(8, 4);
	}

	@Test
	void countsWhatLiesOutsideAsZero() {
		assertThatLookupIsRightAround(-1.4f, 3.2f);
		assertThatLookupIsRightAround(WIDTH - 0.5f, HEIGHT + 0.7f);
		assertThatLookupIsRightAround(-500.5f, 1e6f);
	}

	/** Looks around the same place for every cell, and compares with products, averages and interpolation in plain loops. */
	private void assertThatLookupIsRightAround(final float x, final float y) {
		final NDArray places = manager.create(new float[] { x, y }).broadcast(new Shape(1, HEIGHT, WIDTH, 2)); // [1, h, w, 2]
		final NDArray found = new CorrelationPyramid(sources, targets, RADIUS).lookup(places); // [1, L (2r + 1)^2, h, w]
		assertThat(found.getShape()).isEqualTo(new Shape(1, 4 * SIDE * SIDE, HEIGHT, WIDTH));
		for (final int[] cell : new int[][] { { 0, 0 }, { 3, 11 }, { HEIGHT - 1, WIDTH - 1 } })
			for (int channel = 0; channel < found.size(1); channel++)
				assertThat(found.getFloat(0, channel, cell[0], cell[1])).as("cell %d, %d, channel %d", cell[0], cell[1], channel) //
					.isCloseTo((float) expected(cell, x, y, channel), within(1e-5f));
	}

	private double expected(final int[] cell, final float x, final float y, final int channel) {
		final int scale = 1 << channel / (SIDE * SIDE);
		final int column = channel / SIDE % SIDE - RADIUS;
		final int row = channel % SIDE - RADIUS;
		return interpolated(levelOf(cell, scale), x / scale + column, y / scale + row);
	}

	/** The correlations of one source cell, averaged over squares of scale x scale target cells. */
	private double[][] levelOf(final int[] cell, final int scale) {
		final float[] source = sources.toFloatArray();
		final float[] target = targets.toFloatArray();
		final double[][] level = new double[HEIGHT / scale][WIDTH / scale];
		for (int row = 0; row < level.length * scale; row++)
			for (int column = 0; column < level[0].length * scale; column++)
				for (int channel = 0; channel < CHANNELS; channel++)
					level[row / scale][column / scale] += source[(channel * HEIGHT + cell[0]) * WIDTH + cell[1]] * //
						target[(channel * HEIGHT + row) * WIDTH + column] / Math.sqrt(CHANNELS) / (scale * scale);
		return level;
	}

	private static double interpolated(final double[][] level, final double x, final double y) {
		double sum = 0;
		for (int row = 0; row < level.length; row++)
			for (int column = 0; column < level[0].length; column++)
				sum += level[row][column] * Math.max(0, 1 - Math.abs(x - column)) * Math.max(0, 1 - Math.abs(y - row));
		return sum;
	}
}
