package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;

class ForegroundFinderTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 70);
	private static final int FRAMES = 3;
	private static final float[] GRASS = { 1, 0, 2, 0.5f, 0 };
	private static final float[] HORSE = { 0, 2, 1, 0, 1 };

	@Test
	void aBlockThatDiffersFromTheRestIsForeground() {
		assertThatTheBlockIsFound(GRASS, HORSE);
	}

	@Test
	void theBorderIsBackgroundWhicheverOfTheTwoItLooksLike() {
		assertThatTheBlockIsFound(HORSE, GRASS);
	}

	@Test
	void nothingIsForegroundWhereDescriptorsAreZero() {
		try (FeatureVideo features = features(0, new float[5], new float[5])) {
			assertThat(new ForegroundFinder(Device.cpu()).find(features, Progress.NONE).pixels(1).cardinality()).isZero();
		}
	}

	private static void assertThatTheBlockIsFound(final float[] background, final float[] block) {
		try (FeatureVideo features = features(0.1, background, block)) {
			final ForegroundMask mask = new ForegroundFinder(Device.cpu()).find(features, Progress.NONE);

			for (int frame = 0; frame < FRAMES; frame++)
				for (int y = 0; y < GEOMETRY.height(); y++)
					for (int x = 0; x < GEOMETRY.width(); x++)
						assertThat(mask.contains(frame, x, y)).isEqualTo(isInBlock(frame, (x - 7 + 3.5) / 7, (y - 7 + 3.5) / 7));
		}
	}

	/** Columns 3 to 5 on the first frame, one further right on each after it, and rows 2 to 5. */
	private static boolean isInBlock(final int frame, final double column, final double row) {
		return column >= 3 + frame && column < 6 + frame && row >= 2 && row < 6;
	}

	private static FeatureVideo features(final double noise, final float[] background, final float[] block) {
		final Random random = new Random(8);
		final TensorStore maps = new TensorStore(FRAMES, new Shape(GEOMETRY.cells(), GRASS.length));
		for (int frame = 0; frame < FRAMES; frame++) {
			final FloatBuffer map = maps.buffer(frame).asFloatBuffer();
			for (int i = 0; i < GEOMETRY.cells(); i++) {
				final GridPoint cell = GEOMETRY.cell(i);
				for (final float channel : isInBlock(frame, cell.col(), cell.row()) ? block : background)
					map.put((float) (channel + noise * random.nextGaussian()));
			}
		}
		return new FeatureVideo(GEOMETRY, maps);
	}
}
