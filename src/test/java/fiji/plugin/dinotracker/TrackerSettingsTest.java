package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.google.gson.Gson;

import fiji.plugin.dinotracker.features.Facet;
import fiji.plugin.dinotracker.features.FeatureLayer;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.polish.Polish;
import fiji.plugin.dinotracker.training.LearningRateSchedule;
import fiji.plugin.dinotracker.training.LossTerm;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.weights.HashPolicy;

class TrackerSettingsTest {

	private static final TrackerSettings QUICK = TrackerSettings.preset("quick");

	@Test
	void presetsKeepTheirValues() {
		final LayerChoice layer = new LayerChoice(Facet.TOKENS, null);
		final TrainingSettings small = new TrainingSettings(250, RefinementKind.RESIDUAL, List.of(16, 32, 64), 1, 4, 256, 2, 256, 0.01, LearningRateSchedule.COOLDOWN, //
			Set.of(LossTerm.values()), 0.5, 2);
		assertThat(QUICK).isEqualTo(new TrackerSettings("quick", 238, "auto", layer, "dis", "auto", Linking.FLOW, Polish.NONE, HashPolicy.VERIFY, small, 1));
		assertThat(TrackerSettings.preset("balanced")) //
			.isEqualTo(new TrackerSettings("balanced", 357, "auto", layer, "auto", "auto", Linking.FLOW, Polish.NONE, HashPolicy.VERIFY, small, 1));
		assertThat(TrackerSettings.preset("paper")) //
			.isEqualTo(new TrackerSettings("paper", 476, "dinov2-vitl14", layer, "raft", "auto", Linking.NONE, Polish.NONE, HashPolicy.VERIFY, TrainingSettings.paper(), 1));
	}

	@Test
	void theFacetAndTheBlockAreChosenApart() {
		final TrackerSettings keys = QUICK.withFacet(Facet.KEYS);
		final VitArchitecture large = VitArchitecture.named("dinov2-vitl14");
		assertThat(keys.layer().of(large)).isEqualTo(new FeatureLayer(15, Facet.KEYS));
		assertThat(keys.withBlock(23).layer().of(large)).isEqualTo(new FeatureLayer(23, Facet.KEYS));
		assertThatThrownBy(() -> QUICK.withBlock(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 0");
	}

	@Test
	void settingsAreReadBackAsTheyWereWritten() {
		for (final TrackerSettings settings : new TrackerSettings[] { QUICK, QUICK.withFacet(Facet.VALUES), QUICK.withBlock(9).withFeatures("dinov2-vitb14"), QUICK.withPolish(Polish.NATIVE) })
			assertThat(new Gson().fromJson(new Gson().toJson(settings), TrackerSettings.class)).isEqualTo(settings);
	}

	@Test
	void settingsFromBeforeThereWereLayersStandForTheUsualOne() {
		final String old = new Gson().toJson(QUICK).replaceFirst("\"layer\":\\{[^}]*\\},", "");
		assertThat(old).doesNotContain("layer");
		assertThat(new Gson().fromJson(old, TrackerSettings.class).layer()).isEqualTo(LayerChoice.STANDARD);
	}

	@Test
	void settingsFromBeforePlacesCouldBePolishedLeaveThemAsTheyAre() {
		final String old = new Gson().toJson(QUICK.withPolish(Polish.NATIVE)).replaceFirst("\"polish\":\"NATIVE\",", "");
		assertThat(old).doesNotContain("polish");
		assertThat(new Gson().fromJson(old, TrackerSettings.class)).isEqualTo(QUICK.withPolish(Polish.NONE));
	}

	@Test
	void settingsFromBeforeLossesCouldBeLeftOutHaveThePapers() {
		final String old = new Gson().toJson(QUICK).replaceFirst("\"losses\":\\[[^\\]]*\\],", "");
		assertThat(old).doesNotContain("losses");
		assertThat(new Gson().fromJson(old, TrackerSettings.class)).isEqualTo(QUICK.withTraining(QUICK.training().without(Set.of(LossTerm.FLOW_CONTRAST))));
	}

	@Test
	void lossesThatAreLeftOutAreReadBack() {
		final TrackerSettings some = QUICK.withTraining(QUICK.training().without(LossTerm.named(List.of("flow", "flow-contrast", "dino-bb"))));
		assertThat(some.training().losses()).containsExactly(LossTerm.REFINED_BUDDIES, LossTerm.CYCLE, LossTerm.PRIOR);
		assertThat(new Gson().fromJson(new Gson().toJson(some), TrackerSettings.class)).isEqualTo(some);
	}

	@Test
	void onlyModelsChosenByNameNeedTheirWeights() {
		assertThat(QUICK.withFeatures("auto").withFlow("auto").models()).isEmpty();
		assertThat(QUICK.withFeatures("dense-sift").withFlow("dis").models()).isEmpty();
		assertThat(TrackerSettings.preset("paper").models()).containsExactly("dinov2-vitl14", "raft-large");
		assertThat(QUICK.withFeatures("dinov2-vits14-reg4").withFlow("raft-small").models()).containsExactly("dinov2-vits14-reg4", "raft-small");
	}
}
