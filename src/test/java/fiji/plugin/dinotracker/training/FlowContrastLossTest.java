package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Torch;

class FlowContrastLossTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 84);
	private static final int CHANNELS = 6;

	/** Two frames of random descriptors, and the tracklets that connect given cells of the first with some of the second. */
	private static float loss(final int[] sources, final int[] targets, final float[] maps) {
		return loss(sources, targets, maps, new int[0]);
	}

	private static float loss(final int[] sources, final int[] targets, final float[] maps, final int... foreground) {
		try (NDManager manager = Torch.newManager()) {
			final FeatureMaps features = new FeatureMaps(GEOMETRY, manager.create(maps, new Shape(2, GEOMETRY.cells(), CHANNELS)));
			final FlowPairs pairs = new FlowPairs(new int[] { 0, 1 }, points(0, sources), points(1, targets), foreground);
			final Step step = new Step(new int[] { 0, 1 }, pairs, features::features, features, new Tracker(GEOMETRY, new CostHeat()), new SplittableRandom(1));
			final NDArray loss = new FlowContrastLoss(GEOMETRY).evaluate(step);
			return loss.getFloat();
		}
	}

	private static PointBatch points(final int slot, final int[] cells) {
		final PointBatch points = new PointBatch(new int[cells.length], new float[cells.length], new float[cells.length]);
		for (int i = 0; i < cells.length; i++) {
			final PixelPoint place = GEOMETRY.toWorking(GEOMETRY.cell(cells[i]));
			points.slots()[i] = slot;
			points.x()[i] = (float) place.x() + 2; // nearest to the cell still
			points.y()[i] = (float) place.y() - 2;
		}
		return points;
	}

	private static float[] random() {
		final SplittableRandom random = new SplittableRandom(4);
		final float[] maps = new float[2 * GEOMETRY.cells() * CHANNELS];
		for (int i = 0; i < maps.length; i++)
			maps[i] = (float) random.nextDouble(-1, 1);
		return maps;
	}

	@Test
	void isHighWhereAnotherPlaceLooksMoreAlike() {
		final float[] maps = random();
		final int cells = GEOMETRY.cells();
		final int right = 40;
		final int wrong = 90;
		System.arraycopy(maps, 30 * CHANNELS, maps, (cells + wrong) * CHANNELS, CHANNELS);
		final float misled = loss(new int[] { 30 }, new int[] { right }, maps);
		final float found = loss(new int[] { 30 }, new int[] { wrong }, maps);
		assertThat(misled).isGreaterThan(found + 3);
	}

	@Test
	void theBackgroundDoesNotCountBesideAForeground() {
		final float[] maps = random();
		assertThat(loss(new int[] { 5, 50 }, new int[] { 60, 7 }, maps, 1)).isCloseTo(loss(new int[] { 50 }, new int[] { 7 }, maps), within(1e-5f)) //
			.isNotCloseTo(loss(new int[] { 5, 50 }, new int[] { 60, 7 }, maps), within(1e-2f));
	}

	@Test
	void isTheLogarithmOfTheNumberOfCellsWhereAllLookTheSame() {
		final float[] maps = new float[2 * GEOMETRY.cells() * CHANNELS];
		Arrays.fill(maps, 0.3f);
		assertThat(loss(new int[] { 3, 30 }, new int[] { 8, 99 }, maps)).isCloseTo((float) Math.log(GEOMETRY.cells()), within(1e-4f));
	}

	@Test
	void doesNotDependOnTheOrderOfThePairs() {
		final float[] maps = random();
		assertThat(loss(new int[] { 5, 50 }, new int[] { 60, 7 }, maps)).isCloseTo(loss(new int[] { 50, 5 }, new int[] { 7, 60 }, maps), within(1e-5f));
	}
}
