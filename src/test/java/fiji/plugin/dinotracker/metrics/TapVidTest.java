package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.match;
import static fiji.plugin.dinotracker.metrics.Tracks.movedRight;
import static fiji.plugin.dinotracker.metrics.Tracks.queriedAt;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.metrics.TapVidFixture.Expectation;
import fiji.plugin.dinotracker.metrics.TapVidFixture.Expected;
import fiji.plugin.dinotracker.metrics.TapVidScore.AtThreshold;
import fiji.plugin.dinotracker.track.Track;

class TapVidTest {

	private static final Track FIVE_FRAMES = track("a", seen(0, 10, 10), seen(1, 20, 10), hidden(2, 30, 10), seen(3, 40, 10), seen(4, 50, 10));

	private final TapVid first = new TapVid(QueryMode.FIRST, 256, 256);
	private final TapVid strided = new TapVid(QueryMode.STRIDED, 256, 256);

	@ParameterizedTest
	@CsvSource({ "FIRST,dense", "STRIDED,dense", "FIRST,sparse", "STRIDED,sparse" })
	void scoresEqualTheReference(final QueryMode mode, final String density) throws IOException {
		final TapVidFixture fixture = TapVidFixture.read();
		final Expectation expectation = fixture.expected.get(density).get(mode.name().toLowerCase(Locale.ROOT));
		final TapVid metric = new TapVid(mode, fixture.width, fixture.height);
		final List<TrackMatch> matches = fixture.matches(density);
		requireEqual(metric.score(matches), expectation.total);
		for (int i = 0; i < matches.size(); i++)
			requireEqual(metric.score(List.of(matches.get(i))), expectation.tracks.get(i));
	}

	private static void requireEqual(final TapVidScore score, final Expected expected) {
		assertThat(score.occlusionAccuracy()).isCloseTo(expected.OA, within(1e-6));
		assertThat(score.averageJaccard()).isCloseTo(expected.AJ, within(1e-6));
		assertThat(score.averageAccuracy()).isCloseTo(expected.delta_avg, within(1e-6));
		for (int i = 0; i < expected.delta.length; i++) {
			assertThat(score.thresholds().get(i).accuracy()).isCloseTo(expected.delta[i], within(1e-6));
			assertThat(score.thresholds().get(i).jaccard()).isCloseTo(expected.jaccard[i], within(1e-6));
		}
	}

	@Test
	void perfectTracksScoreOne() {
		final TapVidScore score = first.score(match(FIVE_FRAMES, FIVE_FRAMES));
		assertThat(score.scores()).extracting(Score::value).containsOnly(1.0);
	}

	@Test
	void aPointThreePixelsOffIsRightFromFourPixelsOn() {
		final TapVidScore score = first.score(match(FIVE_FRAMES, movedRight(FIVE_FRAMES, 3)));
		assertThat(score.thresholds()).containsExactly(new AtThreshold(1, 0, 0), new AtThreshold(2, 0, 0), //
			new AtThreshold(4, 1, 1), new AtThreshold(8, 1, 1), new AtThreshold(16, 1, 1));
		assertThat(score.averageAccuracy()).isEqualTo(0.6);
	}

	@Test
	void aPointExactlyTheThresholdAwayIsWrong() {
		final TapVidScore score = first.score(match(FIVE_FRAMES, movedRight(FIVE_FRAMES, 4)));
		assertThat(score.thresholds()).extracting(AtThreshold::accuracy).containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
	}

	@Test
	void jaccardCountsHiddenPointsCalledVisibleAndVisiblePointsCalledHidden() {
		final Track prediction = track("a", seen(0, 10, 10), hidden(1, 20, 10), seen(2, 30, 10), seen(3, 40, 10), seen(4, 50, 90));
		final TapVidScore score = first.score(match(FIVE_FRAMES, prediction));
		assertThat(score.occlusionAccuracy()).isEqualTo(2 / 4.0);
		assertThat(score.averageAccuracy()).isCloseTo(2 / 3.0, within(1e-12)); // frames 1 and 3 of 1, 3, 4
		assertThat(score.averageJaccard()).isEqualTo(1 / 5.0); // frame 3; 3 visible, false on 2 and 4
	}

	@Test
	void distancesAreStretchedToASquareOf256() {
		final TapVidScore score = new TapVid(QueryMode.FIRST, 512, 256).score(match(FIVE_FRAMES, movedRight(FIVE_FRAMES, 3)));
		assertThat(score.thresholds()).extracting(AtThreshold::accuracy).containsExactly(0.0, 1.0, 1.0, 1.0, 1.0);
	}

	@Test
	void onlyStridedQueriesScoreFramesBeforeTheQuery() {
		final Track truth = queriedAt(1, "a", seen(0, 10, 10), seen(1, 20, 10), seen(2, 30, 10));
		final Track wrongBeforeAndAtTheQuery = track("a", seen(0, 90, 90), seen(1, 90, 90), seen(2, 30, 10));
		assertThat(first.score(match(truth, wrongBeforeAndAtTheQuery)).averageAccuracy()).isEqualTo(1);
		assertThat(strided.score(match(truth, wrongBeforeAndAtTheQuery)).averageAccuracy()).isEqualTo(0.5);
	}

	@Test
	void aFrameWithoutALabelIsNotScored() {
		final Track truth = track("a", seen(0, 10, 10), seen(2, 30, 10));
		final Track prediction = track("a", seen(0, 10, 10), seen(1, 90, 90), seen(2, 30, 10));
		assertThat(first.score(match(truth, prediction)).scores()).extracting(Score::value).containsOnly(1.0);
	}

	@Test
	void aMissingPredictionIsWrongEvenWhereTheTruthIsHidden() {
		final Track truth = track("a", seen(0, 10, 10), seen(1, 20, 10), hidden(2, 30, 10));
		final TapVidScore score = first.score(match(truth, new Track(truth.query(), List.of())));
		assertThat(score.scores()).extracting(Score::value).containsOnly(0.0);
	}

	@Test
	void nothingToScoreIsNoNumber() {
		final Track truth = track("a", seen(0, 10, 10));
		assertThat(first.score(match(truth, truth)).scores()).extracting(Score::value).containsOnly(Double.NaN);
	}

	@Test
	void aStackWithoutASizeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TapVid(QueryMode.FIRST, 0, 256)).withMessageContaining("0 x 256");
	}
}
