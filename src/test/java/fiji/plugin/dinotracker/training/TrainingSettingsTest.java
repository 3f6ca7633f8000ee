package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.model.RefinementKind;

class TrainingSettingsTest {

	private static final TrainingSettings ALL = TrainingSettings.paper().withIterations(100);

	private static TrainingSettings without(final String... labels) {
		return ALL.without(LossTerm.named(List.of(labels)));
	}

	@Test
	void thePapersSettingKeepsItsValues() {
		assertThat(TrainingSettings.paper()).isEqualTo(new TrainingSettings(10_000, RefinementKind.RESIDUAL, List.of(64, 128, 256), 2, 4, 512, 4, 256, 0.01, //
			LearningRateSchedule.REFINER, Set.of(LossTerm.FLOW, LossTerm.DINO_BUDDIES, LossTerm.REFINED_BUDDIES, LossTerm.CYCLE, LossTerm.PRIOR), 0.5, 2));
	}

	private static TrainingSettings sizes(final List<Integer> widths, final int frameSets, final int framesPerSet, final int flowPairs, final int framePairs, final int pointsPerPair) {
		return new TrainingSettings(100, RefinementKind.RESIDUAL, widths, frameSets, framesPerSet, flowPairs, framePairs, pointsPerPair, 0.01, LearningRateSchedule.REFINER, LossTerm.paper(), 0.5, 2);
	}

	@Test
	void sizesThatCannotBeAreRefused() {
		final List<Integer> widths = List.of(16, 32, 64);
		assertThat(sizes(widths, 1, 2, 2, 1, 2)).isNotNull();
		assertThatThrownBy(() -> sizes(List.of(16, 32), 1, 2, 2, 1, 2)).hasMessage("hiddenWidths must be three positive numbers, not [16, 32]");
		assertThatThrownBy(() -> sizes(List.of(16, 0, 64), 1, 2, 2, 1, 2)).hasMessageStartingWith("hiddenWidths must be three positive numbers");
		assertThatThrownBy(() -> sizes(widths, 3, 2, 2, 1, 2)).hasMessage("frameSets must be 1 or 2, not 3");
		assertThatThrownBy(() -> sizes(widths, 1, 1, 2, 1, 2)).hasMessage("framesPerSet must be 2 or more, not 1");
		assertThatThrownBy(() -> sizes(widths, 1, 2, 1, 1, 2)).hasMessage("flowPairs must be 2 or more, not 1");
		assertThatThrownBy(() -> sizes(widths, 1, 2, 2, 0, 2)).hasMessage("framePairs must be 1 or more, not 0");
		assertThatThrownBy(() -> sizes(widths, 1, 2, 2, 1, 1)).hasMessage("pointsPerPair must be 2 or more, not 1");
		assertThatThrownBy(() -> ALL.withIterations(-1)).hasMessage("iterations must be 0 or more, not -1");
	}

	@Test
	void whatLearnsFromRefinedFeaturesBeginsLater() {
		assertThat(ALL.start(LossTerm.FLOW)).isZero();
		assertThat(ALL.start(LossTerm.CYCLE)).isEqualTo(50);
		assertThat(without("flow", "dino-bb").start(LossTerm.CYCLE)).isEqualTo(50);
	}

	@Test
	void whereNothingElseIsLeftItBeginsAtOnce() {
		assertThat(without("flow", "dino-bb", "prior").start(LossTerm.CYCLE)).isZero();
	}

	/** Else Adam would take the moments of the refiner for those of a training that is well on its way, and leap. */
	@Test
	void theRefinerLearnsFromTheFirstLossThatTracks() {
		assertThat(ALL.refinerStart()).isZero();
		assertThat(without("flow").refinerStart()).isEqualTo(50);
		assertThat(without("flow", "cycle").refinerStart()).isEqualTo(100);
	}

	@Test
	void lossesAreLeftOutOneAfterAnother() {
		final TrainingSettings two = without("prior").without(EnumSet.of(LossTerm.FLOW));
		assertThat(two).isEqualTo(without("flow", "prior"));
		assertThat(two.losses()).containsExactly(LossTerm.DINO_BUDDIES, LossTerm.REFINED_BUDDIES, LossTerm.CYCLE);
	}

	@Test
	void atLeastOneLossIsLeft() {
		assertThatThrownBy(() -> ALL.without(EnumSet.allOf(LossTerm.class))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leave on at least one");
		assertThatThrownBy(() -> without("motion")).hasMessage("Unknown loss motion; use some of flow, flow-contrast, dino-bb, refined-bb, cycle, prior");
	}
}
