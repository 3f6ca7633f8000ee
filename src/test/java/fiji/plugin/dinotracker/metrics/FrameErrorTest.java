package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.movedRight;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.track.Track;

class FrameErrorTest {

	@Test
	void isTheMedianOverTheVisibleLabelsOfAFrameThatHaveAPrediction() {
		final Track truth = track("a", seen(0, 0, 0), seen(1, 10, 0), hidden(2, 20, 0), seen(3, 30, 0));
		final List<TrackMatch> matches = List.of(new TrackMatch(truth, movedRight(truth, 1)), new TrackMatch(truth, movedRight(truth, 3)), //
			new TrackMatch(truth, movedRight(track("a", seen(0, 0, 0), seen(1, 10, 0)), 90)));
		assertThat(FrameError.of(matches)).containsExactly(new FrameError(1, 3), new FrameError(3, 2));
	}
}
