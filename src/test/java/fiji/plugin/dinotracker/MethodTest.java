package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodTest {

	@Test
	void onlyTheModelsAMethodUsesAreNeeded() {
		final TrackerSettings settings = TrackerSettings.preset("quick").withFeatures("dinov2-vits14");
		assertThat(Method.named("dino-tracker").needed(settings).models()).isEqualTo(settings.models()).isNotEmpty();
		assertThat(Method.named("raw").needed(settings).models()).isEqualTo(settings.models());
		assertThat(Method.named("raw").needed(TrackerSettings.preset("paper").withFeatures("dense-sift")).models()).as("without RAFT").isEmpty();
		assertThat(Method.named("flow").needed(settings).models()).isEmpty();
	}
}
