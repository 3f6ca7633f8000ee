package fiji.plugin.dinotracker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Torch;

/** Features that are the cells' own pixel coordinates, so that sampling at a point must give the point. */
class FeatureMapsTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(140, 105);

	private NDManager manager;
	private FeatureMaps maps;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		final float[] coordinates = new float[2 * 2 * GEOMETRY.cells()];
		for (int i = 0; i < 2 * GEOMETRY.cells(); i++) {
			final PixelPoint place = GEOMETRY.toWorking(GEOMETRY.cell(i % GEOMETRY.cells()));
			coordinates[2 * i] = (float) place.x() + (i < GEOMETRY.cells() ? 0 : 1000);
			coordinates[2 * i + 1] = (float) place.y();
		}
		maps = new FeatureMaps(GEOMETRY, manager.create(coordinates, new Shape(2, GEOMETRY.cells(), 2)));
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	@Test
	void samplingIsLinearBetweenCells() {
		final NDArray sampled = maps.sample(new PointBatch(new int[] { 0, 1 }, new float[] { 33.5f, 70 }, new float[] { 21.25f, 98 }));
		assertThat(sampled.toFloatArray()).containsExactly(new float[] { 33.5f, 21.25f, 1070, 98 }, within(1e-3f));
	}

	@Test
	void beyondTheOutermostCellsTheValueStays() {
		final NDArray sampled = maps.sample(new PointBatch(new int[] { 0, 0 }, new float[] { -3, 139 }, new float[] { 2, 104 }));
		assertThat(sampled.toFloatArray()).containsExactly(new float[] { 7, 7, 133, 98 }, within(1e-3f));
	}

	@Test
	void unitVectorsHaveLengthOneAndZeroStaysZero() {
		final NDArray unit = FeatureMaps.unit(manager.create(new float[][] { { 3, 4 }, { 0, 0 } }));
		assertThat(unit.toFloatArray()).containsExactly(new float[] { 0.6f, 0.8f, 0, 0 }, within(1e-6f));
	}
}
