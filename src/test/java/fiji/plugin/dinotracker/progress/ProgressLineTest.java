package fiji.plugin.dinotracker.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

	private static final long SECOND = 1_000_000_000L;

	private final ProgressLine line = new ProgressLine();

	private String training(final int done, final double seconds) {
		return line.describe("Training", done, 300, "", (long) (seconds * SECOND));
	}

	@Test
	void theTimeLeftFollowsFromThePaceSoFar() {
		assertThat(training(0, 0)).isEqualTo("Training 0/300");
		assertThat(training(2, 2)).isEqualTo("Training 2/300");
		assertThat(training(10, 10)).isEqualTo("Training 10/300, 4 min 50 s left");
		assertThat(training(290, 290)).isEqualTo("Training 290/300, 10 s left");
		assertThat(training(300, 300)).isEqualTo("Training 300/300");
	}

	@Test
	void aTrainingThatGoesOnWhereAnotherStoppedIsJudgedByItsOwnPace() {
		training(201, 0);
		assertThat(training(206, 10)).isEqualTo("Training 206/300, 3 min 8 s left");
	}

	@Test
	void eachStageAndEachRoundOfOneHasAPaceOfItsOwn() {
		training(0, 0);
		training(300, 3000);
		assertThat(training(1, 3001)).isEqualTo("Training 1/300");
		assertThat(training(201, 3201)).isEqualTo("Training 201/300, 1 min 39 s left");
		assertThat(line.describe("Tracking", 0, 300, "", 3000 * SECOND)).isEqualTo("Tracking 0/300");
		assertThat(line.describe("Tracking", 150, 300, "", 3010 * SECOND)).isEqualTo("Tracking 150/300, 10 s left");
		assertThat(line.describe("Tracking", 299, 300, "", 3020 * SECOND)).isEqualTo("Tracking 299/300, 1 s left");
	}

	@Test
	void detailsStandBetween() {
		line.describe("Training", 1, 20_000, "loss 0.1", 0);
		assertThat(line.describe("Training", 3, 20_000, "loss 0.05", 5 * SECOND)).isEqualTo("Training 3/20000, loss 0.05, 13 h 53 min left");
	}
}
