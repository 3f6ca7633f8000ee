package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;

import org.junit.jupiter.api.Test;

class OwnMotionTest {

	private static final int WIDTH = 120;
	private static final int HEIGHT = 90;

	/** A camera that moves, turns and zooms, and a box that moves by some pixels besides. */
	private static FlowField field(final float own) {
		final float[] dx = new float[WIDTH * HEIGHT];
		final float[] dy = new float[WIDTH * HEIGHT];
		for (int i = 0; i < dx.length; i++) {
			final int x = i % WIDTH, y = i / WIDTH;
			dx[i] = 3 + 0.02f * x - 0.01f * y + (isInBox(x, y) ? own : 0);
			dy[i] = -2 + 0.01f * x + 0.02f * y;
		}
		return new FlowField(WIDTH, HEIGHT, dx, dy);
	}

	private static boolean isInBox(final int x, final int y) {
		return x >= 30 && x < 70 && y >= 20 && y < 60;
	}

	@Test
	void aBoxThatMovesUnlikeTheCameraIsFound() {
		final BitSet own = OwnMotion.pixels(field(2));
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			assertThat(own.get(i)).isEqualTo(isInBox(i % WIDTH, i / WIDTH));
	}

	@Test
	void nothingMovesOnItsOwnWhereOnlyTheCameraMoves() {
		assertThat(OwnMotion.pixels(field(0)).isEmpty()).isTrue();
		assertThat(OwnMotion.pixels(field(0.3f)).isEmpty()).as("too little to tell").isTrue();
	}
}
