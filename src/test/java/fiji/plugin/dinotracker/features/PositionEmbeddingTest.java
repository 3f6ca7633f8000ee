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
