package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.tracking.PlaceReader.Mass;

class PlaceReaderTest {

	private static final double CELL = 1 / 12.0;

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
