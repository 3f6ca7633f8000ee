package fiji.plugin.dinotracker.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

	@Test
	void isTheMeanAndTheDeviationOfASample() {
		assertThat(Spread.of(1, 3, 5)).isEqualTo(new Spread(3, 2));
	}

	@Test
	void oneNumberDoesNotSpread() {
		assertThat(Spread.of(4)).isEqualTo(new Spread(4, Double.NaN));
	}

	@Test
	void aNumberThatIsNoneIsNotPassedOver() {
		assertThat(Spread.of(1, Double.NaN).mean()).isNaN();
	}
}
