package fiji.plugin.dinotracker.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.training.TrainingSettings;

/** The figures of the quick preset's step, worked out by hand in units of 10^9. */
class StepOperationsTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(427, 238);
	private static final TrainingSettings QUICK = TrackerSettings.preset("quick").training();

	private final StepOperations step = new StepOperations(GEOMETRY, QUICK, 256, 50);

	@Test
	void aLayersConvolutionIsTwoOperationsATapAndPixel() {
		assertThat(step.frames()).isEqualTo(4);
		assertThat(step.convolution(0)).isEqualTo(2.0 * 25 * 3 * 16 * 238 * 427 * 4);
		assertThat(step.convolution(3)).isEqualTo(2.0 * 25 * 64 * 256 * 30 * 54 * 4);
	}

	@Test
	void gradientsDoubleTheWorkOfAllLayersButTheFirst() {
		assertThat(step.convolutions() / 1e9).isCloseTo(4 * (2 * 0.244 + 3 * (0.652 + 0.657 + 1.327)), within(0.1));
	}

	@Test
	void theRestIsLessThanTheConvolutions() {
		assertThat(step.early() / step.convolutions()).isBetween(1.2, 1.3);
		assertThat(step.late() - step.early()).isBetween(0.25 * step.convolutions(), 0.45 * step.convolutions());
	}

	@Test
	void aVideoOfFewFramesMakesSmallBatches() {
		assertThat(new StepOperations(GEOMETRY, QUICK, 256, 2).frames()).isEqualTo(2);
	}
}
