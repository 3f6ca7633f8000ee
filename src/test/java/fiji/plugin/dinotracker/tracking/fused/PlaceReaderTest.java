package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tracking.fused.PlaceReader.Mass;

class PlaceReaderTest {

	private static final double CELL = 1 / 12.0;

	@Test
	void thePlaceIsTheMeanOfTheNextCellsAndItsProbabilityThatOfTwoEachWay() {
		final VideoGeometry geometry = TestGeometry.unscaled(84, 70);
		final int peak = 4 * geometry.gridWidth() + 5;
		final float[] seen = new float[geometry.cells()];
		seen[peak] = 0.4f;
		seen[peak + 1] = 0.1f;
		seen[peak + 2] = 0.05f;
		seen[peak + 3] = 0.2f;

		final Paths paths = new Paths(1, 1);
		new PlaceReader(geometry, seen, 1).read(0, 0, paths);

		final PixelPoint centre = geometry.toWorking(geometry.cell(peak));
		assertThat(paths.x()[0][0]).isCloseTo(centre.x() + 7 * 0.1 / 0.5, within(1e-5));
		assertThat(paths.y()[0][0]).isEqualTo(centre.y());
		assertThat(paths.probability()[0][0]).isCloseTo(0.55, within(1e-6));
	}

	@Test
	void aPlaceThatIsInOneCellIsAnywhereInIt() {
		final Mass mass = new Mass();
		mass.add(0.3, 1, -2);
		assertThat(mass.meanX()).isCloseTo(1, within(1e-12));
		assertThat(mass.meanY()).isCloseTo(-2, within(1e-12));
		assertThat(mass.variance()).isCloseTo(CELL, within(1e-12));
	}

	@Test
	void theVarianceIsTheMeanOfThatAlongBothAxes() {
		final Mass mass = new Mass();
		mass.add(0.2, 0, 0);
		mass.add(0.2, 1, 0);
		assertThat(mass.variance()).isCloseTo((0.25 + 0) / 2 + CELL, within(1e-12));
	}

	@Test
	void aPlaceOfWhichNothingIsKnownIsSpreadEvenly() {
		final Mass mass = new Mass();
		for (int row = -2; row <= 2; row++)
			for (int column = -2; column <= 2; column++)
				mass.add(0.01, column, row);
		assertThat(mass.meanX()).isCloseTo(0, within(1e-12));
		assertThat(mass.variance()).isCloseTo(2 + CELL, within(1e-12));
	}

	@Test
	void withoutAnyProbabilityThePlaceIsTheMostProbableCellItself() {
		final Mass mass = new Mass();
		mass.add(0, 2, 2);
		assertThat(mass.meanX()).isZero();
		assertThat(mass.variance()).isCloseTo(CELL, within(1e-12));
	}
}
