package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;

class OwnMotionTest {

	private static final int WIDTH = 119;
	private static final int HEIGHT = 91;
	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(WIDTH, HEIGHT);

	/** A camera that moves, turns and zooms, and a box that moves by some pixels besides. */
	private static FlowField field(final float own) {
		return field(own, 0);
	}

	/** The same with the box some pixels farther to the right. */
	private static FlowField field(final float own, final int right) {
		final float[] dx = new float[WIDTH * HEIGHT];
		final float[] dy = new float[WIDTH * HEIGHT];
		for (int i = 0; i < dx.length; i++) {
			final int x = i % WIDTH, y = i / WIDTH;
			dx[i] = 3 + 0.02f * x - 0.01f * y + (isInBox(x - right, y) ? own : 0);
			dy[i] = -2 + 0.01f * x + 0.02f * y;
		}
		return new FlowField(WIDTH, HEIGHT, dx, dy);
	}

	private static boolean isInBox(final int x, final int y) {
		return x >= 30 && x < 70 && y >= 20 && y < 60;
	}

	@Test
	void aBoxThatMovesUnlikeTheCameraIsFound() {
		assertThat(OwnMotion.pixels(field(2))).isEqualTo(box(0));
	}

	private static BitSet box(final int right) {
		final BitSet box = new BitSet();
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			box.set(i, isInBox(i % WIDTH - right, i / WIDTH));
		return box;
	}

	@Test
	void nothingMovesOnItsOwnWhereOnlyTheCameraMoves() {
		assertThat(OwnMotion.pixels(field(0)).isEmpty()).isTrue();
		assertThat(OwnMotion.pixels(field(0.3f)).isEmpty()).as("too little to tell").isTrue();
	}

	@Test
	void lessThanHalfAPixelIsTooLittleToTell() {
		assertThat(OwnMotion.pixels(field(0.49f)).isEmpty()).isTrue();
		assertThat(OwnMotion.pixels(field(0.51f))).isEqualTo(box(0));
	}

	@Test
	void lessThanSixTimesTheUsualErrorOfTheFlowIsTooLittleToTell() {
		final float[] errors = new float[WIDTH * HEIGHT];
		for (int i = 0; i < errors.length; i++)
			errors[i] = (i % WIDTH / 4 + i / WIDTH / 4) % 2 == 0 ? 0.2f : -0.2f;
		final int under = 25 * WIDTH + 33;
		final int over = 29 * WIDTH + 41;
		errors[under] = 1.15f;
		errors[over] = 1.25f;
		assertThat(OwnMotion.pixels(new FlowField(WIDTH, HEIGHT, errors, new float[errors.length])).stream()).containsExactly(over);
	}

	@Test
	void aFrameShowsWhatIsAboutToMoveAndTheLastOneWhatHasMoved() {
		try (FlowVideo flows = new FlowVideo(GEOMETRY, new TensorStore(2, FlowVideo.shape(GEOMETRY)))) {
			put(flows, 0, field(0), field(0));
			put(flows, 1, field(10), field(-10, 10));
			assertThat(OwnMotion.find(flows, Progress.NONE)).containsExactly(new BitSet(), box(0), box(10));
		}
	}

	private static void put(final FlowVideo flows, final int frame, final FlowField there, final FlowField back) {
		flows.displacements().buffer(frame).asFloatBuffer().put(there.dx()).put(there.dy()).put(back.dx()).put(back.dy());
	}

	@Test
	void nothingMovesOnASingleFrame() {
		try (FlowVideo flows = new FlowVideo(GEOMETRY, new TensorStore(0, FlowVideo.shape(GEOMETRY)))) {
			assertThat(OwnMotion.find(flows, Progress.NONE)).containsExactly(new BitSet());
		}
	}
}
