package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowFieldTest {

	private static final int WIDTH = 7;
	private static final int HEIGHT = 5;

	/** A displacement that grows along x and y, which bilinear sampling gets exactly right. */
	private static FlowField affine(final double acrossX, final double acrossY, final double acrossBase, final double downX, final double downY, final double downBase) {
		final float[] dx = new float[WIDTH * HEIGHT];
		final float[] dy = new float[WIDTH * HEIGHT];
		for (int i = 0; i < dx.length; i++) {
			final int x = i % WIDTH;
			final int y = i / WIDTH;
			dx[i] = (float) (acrossX * x + acrossY * y + acrossBase);
			dy[i] = (float) (downX * x + downY * y + downBase);
		}
		return new FlowField(WIDTH, HEIGHT, dx, dy);
	}

	/** The last two columns: where on the frame the displacement beyond it comes from. */
	@ParameterizedTest
	@CsvSource({ "2, 3, 2, 3", "2.25, 1.75, 2.25, 1.75", "5.9, 3.6, 5.9, 3.6", "6, 4, 6, 4", "-2, 1.5, 0, 1.5", "9, 1.5, 6, 1.5", "2.5, -1, 2.5, 0", "2.5, 8, 2.5, 4" })
	void displacementsBetweenPixelsAreBilinearAndBeyondTheFrameTheNearest(final float x, final float y, final double fromX, final double fromY) {
		final FlowField field = affine(0.5, 0.125, -1, -0.25, 0.75, 2);
		assertThat(field.targetX(x, y)).isCloseTo((float) (x + 0.5 * fromX + 0.125 * fromY - 1), within(1e-5f));
		assertThat(field.targetY(x, y)).isCloseTo((float) (y - 0.25 * fromX + 0.75 * fromY + 2), within(1e-5f));
	}

	@Test
	void theCycleErrorIsHowFarTheWayThereAndBackEnds() {
		final FlowField there = affine(0.1, 0, 0.5, 0, 0.1, 0); // (2, 2) goes to (2.7, 2.2)
		final FlowField back = affine(0, 0.5, -1.5, -0.5, 0, 1.25); // by (-0.4, -0.1)
		assertThat(new FlowPair(there, back).cycleError(2, 2)).isCloseTo(Math.hypot(0.3, 0.1), within(1e-5));
	}
}
