package fiji.plugin.dinotracker.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

class RowsTest {

	@Test
	void rowsComeInAnyOrderAndRepeatedly() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray table = manager.create(new float[] { 0, 1, 10, 11, 20, 21 }, new Shape(3, 2));
			assertThat(Rows.take(table, 2, 0, 2).toFloatArray()).containsExactly(20, 21, 0, 1, 20, 21);
		}
	}

	@Test
	void aRowGetsTheGradientsOfAllItsPlacesAndOneThatIsLeftOutNone() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray table = manager.create(new float[] { 0, 1, 10, 11, 20, 21 }, new Shape(3, 2));
			table.setRequiresGradient(true);
			final NDArray weights = manager.create(new float[] { 1, 2, 3, 4, 5, 6 }, new Shape(3, 2));
			try (GradientCollector collector = Torch.newGradientCollector()) {
				collector.backward(Rows.take(table, 2, 0, 2).mul(weights).sum());
			}
			assertThat(table.getGradient().toFloatArray()).containsExactly(3, 4, 0, 0, 1 + 5, 2 + 6);
		}
	}
}
