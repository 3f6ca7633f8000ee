package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

class QueryModeTest {

	private static final Track TRUTH = track("tail", hidden(0, 1, 1), seen(4, 2, 2), seen(5, 3, 3), hidden(10, 4, 4), seen(15, 5, 5), seen(16, 6, 6));

	@Test
	void firstQueriesTheFirstVisibleLabelAndCountsNoneBefore() {
		assertThat(QueryMode.FIRST.queried(TRUTH)).containsExactly(new Track(new QueryPoint("tail", 4, new PixelPoint(2, 2)), TRUTH.points().subList(1, 6)));
	}

	@Test
	void stridedQueriesEachVisibleLabelOnEveryFifthFrame() {
		assertThat(QueryMode.STRIDED.queried(TRUTH)).extracting(Track::query) //
			.containsExactly(new QueryPoint("tail@5", 5, new PixelPoint(3, 3)), new QueryPoint("tail@15", 15, new PixelPoint(5, 5)));
	}

	@Test
	void aTrackThatIsNeverVisibleHasNoQueries() {
		final Track never = track("never", hidden(0, 1, 1), hidden(5, 1, 1));
		assertThat(QueryMode.FIRST.queried(never)).isEmpty();
		assertThat(QueryMode.STRIDED.queried(never)).isEmpty();
	}
}
