package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.hidden;
import static fiji.plugin.dinotracker.metrics.Tracks.match;
import static fiji.plugin.dinotracker.metrics.Tracks.movedRight;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

class BadjaTest {

	private static final Track JOINT = track("hoof", seen(0, 10, 10), seen(5, 20, 10), seen(7, 30, 10), hidden(9, 40, 10));

	/** 0.2 sqrt(2500) = 10 pixels on frame 5, 0.2 sqrt(625) = 5 pixels on frame 7. */
	private static final long[] AREAS = { 0, 0, 0, 0, 0, 2500, 0, 625, 0, 0 };

	private final Badja metric = new Badja(AREAS, 480);

	@Test
	void perfectJointsScoreOne() {
		assertThat(metric.score(match(JOINT, JOINT))).isEqualTo(new BadjaScore(1, 1));
	}

	@Test
	void theSegmentThresholdFollowsTheMaskOfEachFrame() {
		assertThat(metric.score(match(JOINT, movedRight(JOINT, 7)))).isEqualTo(new BadjaScore(0.5, 0));
	}

	@Test
	void aJointExactlyTheThresholdAwayIsWrong() {
		assertThat(metric.score(match(JOINT, movedRight(JOINT, 5))).segmentationAccuracy()).isEqualTo(0.5);
		assertThat(metric.score(match(JOINT, movedRight(JOINT, 3))).threePixelAccuracy()).isZero();
	}

	@Test
	void threePixelsAreMeantAtAHeightOf480() {
		assertThat(new Badja(AREAS, 960).score(match(JOINT, movedRight(JOINT, 5))).threePixelAccuracy()).isEqualTo(1);
		assertThat(new Badja(AREAS, 240).score(match(JOINT, movedRight(JOINT, 2))).threePixelAccuracy()).isZero();
	}

	@Test
	void anyColourOfAMaskIsTheObject() {
		final ImagePlus masks = IJ.createImage("masks", "RGB black", 50, 50, 10);
		for (int frame = 1; frame <= 10; frame++) {
			final ImageProcessor mask = masks.getStack().getProcessor(frame);
			mask.setColor(Color.BLUE);
			mask.fillRect(0, 0, 25, 25);
		}
		final Badja coloured = Badja.of(ImagePlusSource.of(masks)); // 0.2 sqrt(625) = 5 pixels
		assertThat(coloured.score(match(JOINT, movedRight(JOINT, 4))).segmentationAccuracy()).isEqualTo(1);
		assertThat(coloured.score(match(JOINT, movedRight(JOINT, 5))).segmentationAccuracy()).isZero();
	}

	@Test
	void labelsOfAllJointsWeighTheSame() {
		final Track lost = track("nose", seen(5, 10, 10), seen(7, 10, 10));
		final List<TrackMatch> matches = List.of(new TrackMatch(JOINT, JOINT), new TrackMatch(lost, movedRight(lost, 99)));
		assertThat(metric.score(matches).segmentationAccuracy()).isEqualTo(2 / 3.0);
	}

	@Test
	void theQueryFrameIsNoPointForFree() {
		final Track late = track("ear", seen(5, 10, 10), seen(7, 10, 10));
		final Track right = track("ear", seen(5, 10, 10), seen(7, 99, 10));
		assertThat(metric.score(match(late, right))).isEqualTo(new BadjaScore(0, 0));
	}

	@Test
	void aLabelWithoutAMaskIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Badja(new long[] { 1, 1 }, 480).score(match(JOINT, JOINT))) //
			.withMessageContaining("Frame 5");
	}
}
