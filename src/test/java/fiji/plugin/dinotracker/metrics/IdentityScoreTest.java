package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.match;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.track.Track;

class IdentityScoreTest {

	@Test
	void itIsTheShareOfVisibleLabelsWithinTheRadius() {
		final Track cell = track("cell", seen(0, 0, 0), seen(1, 0, 0), seen(2, 0, 0), seen(3, 0, 0), hidden(4, 0, 0));
		final Track prediction = track("cell", seen(0, 0, 0), seen(1, 9, 12), seen(2, 9, 11.9), hidden(3, 1, 1), seen(4, 0, 0));
		assertThat(new IdentityScore(15).score(match(cell, prediction))).isEqualTo(2 / 3.0);
	}

	@Test
	void aRadiusOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IdentityScore(0)).withMessageContaining("positive");
	}
}
