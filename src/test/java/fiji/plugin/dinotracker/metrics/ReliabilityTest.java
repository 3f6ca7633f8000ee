package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.match;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.metrics.Reliability.Bin;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class ReliabilityTest {

	private static final Track TRUTH = track("a", seen(0, 0, 0), seen(1, 10, 0), seen(2, 20, 0), hidden(3, 30, 0), seen(4, 40, 0), seen(5, 50, 0));

	private static TrackPoint at(final int frame, final double x, final double confidence) {
		return new TrackPoint(frame, new PixelPoint(x, 0), true, confidence);
	}

	@Test
	void countsWhatIsRightAmongPredictionsOfAboutOneConfidence() {
		final Track prediction = track("a", at(0, 0, 1), at(1, 25, 0.84), at(2, 36, 0.88), at(3, 30, 0.1), at(4, 40, 1));
		final Reliability reliability = Reliability.of(match(TRUTH, prediction), 256, 256);
		assertThat(reliability.bins()).hasSize(10);
		assertThat(reliability.bins().get(8)).isEqualTo(new Bin(2, (0.84 + 0.88) / 2, 0.5)); // 15 pixels off, and 16
		assertThat(reliability.bins().get(1)).isEqualTo(new Bin(1, 0.1, 0)); // hidden
		assertThat(reliability.bins().get(9)).isEqualTo(new Bin(1, 1, 1));
		assertThat(reliability.bins().get(5).labels()).isZero();
		assertThat(reliability.calibrationError()).isCloseTo((2 * 0.36 + 0.1 + 0) / 4, within(1e-12));
	}

	@Test
	void distancesAreThoseOfTapVid() {
		final Track prediction = track("a", at(0, 0, 1), at(1, 29, 0.5));
		assertThat(Reliability.of(match(TRUTH, prediction), 512, 256).bins().get(5)).isEqualTo(new Bin(1, 0.5, 1));
		assertThat(Reliability.of(match(TRUTH, prediction), 256, 256).bins().get(5)).isEqualTo(new Bin(1, 0.5, 0));
	}

	@Test
	void nothingToJudgeIsNoNumber() {
		assertThat(Reliability.of(List.of(), 256, 256).calibrationError()).isNaN();
	}
}
