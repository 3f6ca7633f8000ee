package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class PositionEmbeddingTest {

	private NDManager manager;

	@BeforeEach
	void start() {
		manager = Torch.newManager();
	}

	@AfterEach
	void stop() {
		manager.close();
	}

	@Test
	void samplesHalfWayWithTheCubicsWeights() {
		// at half a cell the cubic with a = -0.75 is (-3, 19, 19, -3) / 32; the cell outside falls on the border
		final NDArray matrix = new BicubicResampling(manager).sampling(4, 2, 0.5); // [2, 4]
		assertThat(matrix.toFloatArray()).containsExactly(16 / 32f, 19 / 32f, -3 / 32f, 0, 0, -3 / 32f, 19 / 32f, 16 / 32f);
	}

	@Test
	void antialiasedHalvingWeighsEightCells() {
		// at 1/4, 3/4, 5/4, 7/4 of a wide cell the cubic with a = -0.5 is (111, 29, -9, -3) / 128
		final float[] row = new BicubicResampling(manager).antialiased(16, 8).get(4).toFloatArray(); // [16]
		final float[] expected = { -3, -9, 29, 111, 111, 29, -9, -3 };
		for (int i = 0; i < row.length; i++)
			assertThat(row[i]).as("cell %d", i).isCloseTo(i < 5 || i > 12 ? 0 : expected[i - 5] / 256, within(1e-6f));
	}

	@Test
	void aConstantStaysConstant() {
		final BicubicResampling resampling = new BicubicResampling(manager);
		for (final NDArray matrix : new NDArray[] { resampling.sampling(37, 67, 67.1 / 37), resampling.antialiased(37, 33), resampling.antialiased(37, 121) })
			assertThat(matrix.sum(new int[] { 1 }).sub(1).abs().max().getFloat()).isLessThan(1e-6f);
	}

	@Test
	void theLearnedGridIsNotResized() {
		final NDArray learned = manager.randomNormal(new Shape(37 * 37, 2)); // [37 * 37, 2]
		for (final boolean antialias : new boolean[] { false, true })
			assertThat(new PositionEmbedding(learned, antialias).grid(manager, 37, 37).toFloatArray()) //
				.containsExactly(learned.toFloatArray(), within(1e-6f));
	}

	@Test
	void rowsAndColumnsKeepTheirPlaces() {
		final float[] rowNumbers = new float[37 * 37];
		for (int i = 0; i < rowNumbers.length; i++)
			rowNumbers[i] = i / 37;
		final NDArray learned = manager.create(rowNumbers, new Shape(37 * 37, 1)); // [37 * 37, 1]
		final NDArray grid = new PositionEmbedding(learned, true).grid(manager, 37, 74).reshape(37, 74); // [37, 74]
		assertThat(grid.get("20").toFloatArray()).hasSize(74).usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4f ? 0 : 1).containsOnly(20);
	}
}
