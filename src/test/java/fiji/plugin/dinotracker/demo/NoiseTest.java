package fiji.plugin.dinotracker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class NoiseTest {

	private final Noise noise = new Noise(3);

	@Test
	void itVariesAroundZeroAndKeepsWithinItsBounds() {
		final DoubleSummaryStatistics values = IntStream.range(0, 10_000) //
			.mapToDouble(i -> noise.at(1.7 * (i % 100), 1.7 * (i / 100), 20, 4)).summaryStatistics();
		assertThat(values.getAverage()).isCloseTo(0, within(0.1));
		assertThat(values.getMin()).isBetween(-1.5, -0.5);
		assertThat(values.getMax()).isBetween(0.5, 1.5);
	}

	@Test
	void itIsSmoothBelowItsShortestWavelength() {
		for (int i = 0; i < 1000; i++)
			assertThat(noise.at(0.37 * i, 5, 40, 3)).isCloseTo(noise.at(0.37 * i + 0.1, 5, 40, 3), within(0.1));
	}

	@Test
	void anotherSeedMakesAnotherTexture() {
		assertThat(new Noise(4).at(3.3, 4.4, 20, 2)).isNotEqualTo(noise.at(3.3, 4.4, 20, 2));
		assertThat(new Noise(3).at(3.3, 4.4, 20, 2)).isEqualTo(noise.at(3.3, 4.4, 20, 2));
	}
}
