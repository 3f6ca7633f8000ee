package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LossCurveTest {

	private final LossCurve curve = new LossCurve();

	@Test
	void theMeanIsPlainAtFirst() {
		curve.add(1, 4);
		curve.add(2, 2);
		curve.add(3, 0);
		assertThat(curve.iterations()).containsExactly(1, 2, 3);
		assertThat(curve.losses()).containsExactly(4, 2, 0);
		assertThat(curve.means()).containsExactly(new double[] { 4, 3, 2 }, Assertions.within(1e-12));
	}

	@Test
	void theMeanForgetsLater() {
		for (int i = 0; i < 5000; i++)
			curve.add(i, i < 2500 ? 1 : 0);
		assertThat(curve.means()).hasSize(5000).endsWith(curve.means()[4999]);
		assertThat(curve.means()[2499]).isCloseTo(1, Assertions.within(1e-9));
		assertThat(curve.means()[4999]).isLessThan(1e-9);
	}
}
