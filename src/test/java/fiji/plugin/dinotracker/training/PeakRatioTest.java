package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Torch;

/** A grid of 33 x 60 cells, whose boxes of 60 px reach over four cells and a bit; descriptors have two channels. */
class PeakRatioTest {

	private static final VideoGeometry GEOMETRY = VideoGeometry.of(854, 480, 238);
	private static final int FAR = 30;
	private static final int BESIDE = 2;

	private final NDManager manager = Torch.newManager();

	@AfterEach
	void close() {
		manager.close();
	}

	/** The ratio of a map of these similarities, with its peak at the first cell. */
	private float ratio(final float... similarities) {
		return ratio(GEOMETRY, 0, similarities);
	}

	private float ratio(final VideoGeometry geometry, final int peak, final float... similarities) {
		final float[] map = new float[2 * similarities.length];
		for (int cell = 0; cell < similarities.length; cell++)
			map[2 * cell] = similarities[cell];
		return new PeakRatio(geometry).of(manager.create(new float[] { 1, 0 }, new Shape(1, 2)), manager.create(map, new Shape(similarities.length, 2)), new int[] { peak })[0];
	}

	private static float[] level(final float similarity) {
		final float[] similarities = new float[GEOMETRY.cells()];
		Arrays.fill(similarities, similarity);
		return similarities;
	}

	@Test
	void aPeakFarAwayCountsAndOneBesideTheFirstDoesNot() {
		final float[] similarities = level(0.1f);
		similarities[0] = 0.8f;
		similarities[BESIDE] = 0.7f;
		similarities[FAR] = 0.4f;
		assertThat(ratio(similarities)).isCloseTo(0.5f, within(1e-6f));
	}

	@Test
	void whereAllIsAlikeEveryPlaceIsAmbiguous() {
		assertThat(ratio(level(0.9f))).isEqualTo(1);
	}

	@Test
	void whatIsNotAmongTheBestFourHundredIsNoPeak() {
		final VideoGeometry large = TestGeometry.unscaled(1197, 1197);
		final double box = 60 * large.pixelScale() / large.stride();
		final int middle = large.gridHeight() / 2 * large.gridWidth() + large.gridWidth() / 2;
		final float[] similarities = new float[large.cells()];
		Arrays.fill(similarities, 0.1f);
		int alike = 0;
		for (int cell = 0; cell < similarities.length; cell++) {
			final double right = Math.abs(large.cell(cell).col() - large.cell(middle).col()) / box;
			final double down = Math.abs(large.cell(cell).row() - large.cell(middle).row()) / box;
			if (right > 1 || down > 1 || (1 - right) * (1 - down) < 0.34) continue; // IoU 0.2 is a share of 1/3
			similarities[cell] = 0.9f;
			alike++;
		}
		assertThat(alike).isGreaterThan(500);
		assertThat(ratio(large, middle, similarities)).isZero();
	}

	@Test
	void whereNothingIsAlikeThereIsNoSecondPeak() {
		assertThat(ratio(level(0))).isZero();
		assertThat(ratio(level(-0.5f))).isZero();
	}
}
