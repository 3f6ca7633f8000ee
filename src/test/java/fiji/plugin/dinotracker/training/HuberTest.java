package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Torch;

class HuberTest {

	@Test
	void nearIsSquaredAndFarIsLinearInCoordinatesOfOneHalfImage() {
		final VideoGeometry geometry = new VideoGeometry(161, 161, 161, 161, 14, 7); // one pixel is 2 / 160 = 1 / 80
		try (NDManager manager = Torch.newManager()) {
			final NDArray predicted = manager.create(new float[][] { { 11, 18 } });
			final NDArray loss = new Huber(geometry).evaluate(predicted, new PointBatch(new int[1], new float[] { 10 }, new float[] { 10 }));
			assertThat(loss.getFloat(0, 0)).isCloseTo(0.5f / 80 / 80, within(1e-8f)); // 1 px: d = 1/80 < 1/32
			assertThat(loss.getFloat(0, 1)).isCloseTo((8 / 80f - 1 / 64f) / 32, within(1e-7f)); // 8 px: d = 1/10 > 1/32
		}
	}
}
