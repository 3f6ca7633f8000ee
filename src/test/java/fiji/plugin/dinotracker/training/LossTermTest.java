package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class LossTermTest {

	@Test
	void weightsAreThoseOfThePaper() {
		assertThat(LossTerm.paper()).extracting(LossTerm::label, LossTerm::weight).containsExactlyInAnyOrder( //
			tuple("flow", 1f), tuple("dino-bb", 25e-5f), tuple("refined-bb", 5e-5f), //
			tuple("cycle", 0.5f), tuple("prior", 1e-4f));
	}

	@Test
	void theTermThatThePaperDoesNotHaveHasAWeightOfItsOwn() {
		assertThat(LossTerm.FLOW_CONTRAST.weight()).isEqualTo(1e-3f);
	}

	@Test
	void tracksOfTheRefinedFeaturesAreLearnedFromLater() {
		assertThat(Stream.of(LossTerm.values()).filter(LossTerm::isLater)).containsExactly(LossTerm.REFINED_BUDDIES, LossTerm.CYCLE);
		assertThat(Stream.of(LossTerm.values()).filter(LossTerm::isTracking)).containsExactly(LossTerm.FLOW, LossTerm.CYCLE);
	}

	@Test
	void termsAreKnownByTheirNames() {
		assertThat(LossTerm.named(List.of("flow", "cycle"))).containsExactly(LossTerm.FLOW, LossTerm.CYCLE);
		assertThatThrownBy(() -> LossTerm.named(List.of("flaw"))).hasMessage("Unknown loss flaw; use some of flow, flow-contrast, dino-bb, refined-bb, cycle, prior");
	}
}
