package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;

class ForegroundFinderTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 70);
	private static final int FRAMES = 3;
	private static final float[] GRASS = { 1, 0, 2, 0.5f, 0 };
	private static final float[] HORSE = { 0, 2, 1, 0, 1 };
	private static final int NEARER = 6 * GEOMETRY.gridWidth() + 4;
	private static final int FARTHER = 6 * GEOMETRY.gridWidth() + 7;

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

	@Test
	void aCellBelongsToTheForegroundUpToThreeFifthsOfTheWayToTheBackground() {
		try (FeatureVideo features = inBetween()) {
			final ForegroundMask mask = new ForegroundFinder(Device.cpu()).find(features, Progress.NONE);
			assertThat(isForeground(NEARER, mask)).isTrue();
			assertThat(isForeground(FARTHER, mask)).isFalse();
		}
	}

	private static boolean isForeground(final int cell, final ForegroundMask mask) {
		final PixelPoint place = GEOMETRY.toWorking(GEOMETRY.cell(cell));
		return mask.contains(0, place.x(), place.y());
	}

	/** The block and the rest at the two ends of the first component, and two cells in between; the second component evens out over the frames. */
	private static FeatureVideo inBetween() {
		final TensorStore maps = new TensorStore(2, new Shape(GEOMETRY.cells(), 2));
		for (int frame = 0; frame < maps.size(); frame++) {
			final FloatBuffer map = maps.buffer(frame).asFloatBuffer();
			for (int i = 0; i < GEOMETRY.cells(); i++) {
				final GridPoint cell = GEOMETRY.cell(i);
				final double way = i == NEARER ? 0.59 : i == FARTHER ? 0.61 : isInBlock(0, cell.col(), cell.row()) ? 0 : 1;
				final double component = 0.9 * (2 * way - 1);
				map.put((float) component).put((float) ((2 * frame - 1) * Math.sqrt(1 - component * component)));
			}
		}
		return new FeatureVideo(GEOMETRY, maps);
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
