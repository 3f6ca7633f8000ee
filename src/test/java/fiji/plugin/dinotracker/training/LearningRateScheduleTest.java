package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

	@Test
	void thePaperShrinksTheRateOfTheRefinerEveryFortyIterations() {
		assertThat(LearningRateSchedule.REFINER.refinerFactor(39, 10_000)).isEqualTo(1);
		assertThat(LearningRateSchedule.REFINER.refinerFactor(40, 10_000)).isEqualTo(0.999);
		assertThat(LearningRateSchedule.REFINER.refinerFactor(81, 10_000)).isCloseTo(0.998001, within(1e-12));
		assertThat(LearningRateSchedule.REFINER.refinementFactor(9_999, 10_000)).isEqualTo(1);
	}

	@Test
	void theAuthorsProgramShrinksTheOtherOne() {
		assertThat(LearningRateSchedule.DELTA_DINO.refinementFactor(40, 10_000)).isEqualTo(0.999);
		assertThat(LearningRateSchedule.DELTA_DINO.refinerFactor(9_999, 10_000)).isEqualTo(1);
	}

	@Test
	void aCooldownStaysThenFallsToZero() {
		assertThat(LearningRateSchedule.COOLDOWN.refinementFactor(0, 100)).isEqualTo(1);
		assertThat(LearningRateSchedule.COOLDOWN.refinementFactor(60, 100)).isEqualTo(1);
		assertThat(LearningRateSchedule.COOLDOWN.refinementFactor(80, 100)).isCloseTo(0.5, within(1e-12));
		assertThat(LearningRateSchedule.COOLDOWN.refinerFactor(100, 100)).isCloseTo(0, within(1e-12));
	}
}
