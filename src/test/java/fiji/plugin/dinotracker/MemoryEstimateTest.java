package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.video.FrameSelection;

/** How the estimate grows; {@link MemoryBenchmark} holds it against what is measured. */
class MemoryEstimateTest {

	private static final TrackerSettings QUICK = TrackerSettings.preset("quick").withFeatures("dense-sift");

	private static TrackerInput stack(final int frames) {
		return new TrackerInput(DriftingTexture.frames(854, 480, frames, 1), FrameSelection.ALL, Optional.empty());
	}

	private static long estimate(final int frames, final TrackerSettings settings) {
		return MemoryEstimate.ofTraining(stack(frames), settings).bytes();
	}

	@Test
	void framesSizesAndModelsTakeMemory() {
		assertThat(estimate(50, QUICK)).isBetween(1_500_000_000L, 3_500_000_000L);
		assertThat(estimate(100, QUICK)).isGreaterThan(estimate(50, QUICK));
		assertThat(estimate(50, QUICK.withHeight(476))).isGreaterThan(2 * estimate(50, QUICK));
		assertThat(estimate(50, TrackerSettings.preset("paper"))).isGreaterThan(estimate(50, QUICK.withHeight(476)));
	}

	@Test
	void thePapersSettingIsEstimatedWithinAQuarterOfWhatItTook() {
		assertThat(estimate(50, TrackerSettings.preset("paper"))).isBetween(11_100_000_000L, 11_100_000_000L / 4 * 5);
	}

	@Test
	void manyCellsTakeRowsOfCosinesAndNoMatrixOfAllPairs() {
		final TrackerInput wide = new TrackerInput(DriftingTexture.frames(2048, 128, 50, 1), FrameSelection.ALL, Optional.empty());
		assertThat(MemoryEstimate.ofTraining(wide, QUICK).bytes()).isLessThan(7_000_000_000L);
	}

	@Test
	void adaptingATransformerTakesMore() {
		final TrackerSettings learned = QUICK.withFeatures("dinov2-vits14");
		assertThat(estimate(50, learned.withTraining(learned.training().withRefinement(RefinementKind.ADAPTERS)))).isGreaterThan(estimate(50, learned) + 500_000_000L);
	}

	@Test
	void followingPointsWithoutTrainingTakesLess() {
		assertThat(MemoryEstimate.ofTracking(stack(50), QUICK).bytes()).isLessThan(estimate(50, QUICK) - 500_000_000L);
	}

	@Test
	void whatLiesInTemporaryFilesDoesNotCount() {
		assertThat(estimate(100_000, QUICK)).isLessThan(4_000_000_000L);
	}

	@Test
	void aRunThatDoesNotFitIsRefusedWithARemedy() {
		final MemoryEstimate estimate = new MemoryEstimate(3_000_000_000L);
		assertThatThrownBy(() -> estimate.requireWithin(2_500_000_000L)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("needs about 3.0 GB of memory and 2.5 GB are allowed; choose a smaller height or fewer frames");
		assertThatCode(() -> estimate.requireWithin(3_000_000_000L)).doesNotThrowAnyException();
	}
}
