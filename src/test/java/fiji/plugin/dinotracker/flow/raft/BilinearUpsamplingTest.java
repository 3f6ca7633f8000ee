package fiji.plugin.dinotracker.flow.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

class BilinearUpsamplingTest {

	@Test
	void continuesARampFromCornerToCornerInPixels() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray flow = manager.arange(2 * 3 * 5f).reshape(1, 2, 3, 5); // [1, 2, h, w]
			final NDArray pixels = new BilinearUpsampling().apply(flow, null); // [1, 2, 8 h, 8 w]
			assertThat(pixels.getShape()).isEqualTo(new Shape(1, 2, 24, 40));
			for (int row = 0; row < 24; row++)
				for (int column = 0; column < 40; column++)
					assertThat(pixels.getFloat(0, 1, row, column)) //
						.isCloseTo((float) (8 * (15 + 5 * (2 * row / 23.0) + 4 * column / 39.0)), within(1e-4f));
		}
	}
}
