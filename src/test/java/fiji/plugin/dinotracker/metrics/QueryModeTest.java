package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

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
	void stridedQueriesOfAllTracksComeFrameByFrameAsTapVidTakesThem() {
		final Track head = track("head", seen(0, 1, 1), seen(5, 2, 2), seen(10, 3, 3));
		final Track late = track("late", hidden(0, 1, 1), seen(5, 2, 2));
		final Track tail = track("tail", seen(0, 1, 1), hidden(5, 2, 2), seen(10, 3, 3));
		assertThat(QueryMode.STRIDED.queried(List.of(late, tail, head))).extracting(Track::name).containsExactly("tail@0", "head@0", "late@5", "head@5", "tail@10", "head@10");
		assertThat(QueryMode.FIRST.queried(List.of(late, tail, head))).extracting(Track::name).containsExactly("late", "tail", "head");
	}

	@Test
	void aTrackThatIsNeverVisibleHasNoQueries() {
		final Track never = track("never", hidden(0, 1, 1), hidden(5, 1, 1));
		assertThat(QueryMode.FIRST.queried(never)).isEmpty();
		assertThat(QueryMode.STRIDED.queried(never)).isEmpty();
	}
}
