package fiji.plugin.dinotracker.figure;

import static fiji.plugin.dinotracker.export.SampleTracks.occluded;
import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.ImageStack;

import fiji.plugin.dinotracker.metrics.TrackMatch;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;

/** Frames of 100 x 100 pixels are enlarged ten times. */
class TruthPictureTest {

	private final TruthPicture picture = new TruthPicture(ImageStack.create(100, 100, 9, 8));

	@Test
	void drawsADotWhereAPointWasPredictedALineAndACrossWhereItIs() {
		final Track truth = track("a", visible(0, 10, 20, 1), visible(1, 50, 50, 1));
		final BufferedImage figure = picture.draw(List.of(new TrackMatch(truth, track("a", visible(0, 10, 20, 1), visible(1, 80, 50, 1)))));
		assertThat(figure.getWidth()).isEqualTo(1000);
		assertThat(new Color(figure.getRGB(805, 505))).as("dot").isEqualTo(TrackColors.of(0));
		assertThat(new Color(figure.getRGB(809, 505)).getRed()).as("dot").isGreaterThan(200);
		assertThat(new Color(figure.getRGB(650, 505)).getRed()).as("line").isGreaterThan(100);
		assertThat(new Color(figure.getRGB(502, 502))).as("cross").isEqualTo(TrackColors.of(0));
		assertThat(new Color(figure.getRGB(105, 205))).as("frame of the query").isEqualTo(Color.BLACK);
	}

	@Test
	void drawsARingWhereAPointWasPredictedToBeOccluded() {
		final Track truth = track("a", visible(0, 10, 20, 1), visible(1, 80, 50, 1));
		final BufferedImage figure = picture.draw(List.of(new TrackMatch(truth, track("a", visible(0, 10, 20, 1), occluded(1, 50, 50)))));
		assertThat(new Color(figure.getRGB(503, 505)).getRed()).as("inside, off the line").isLessThan(60);
		assertThat(new Color(figure.getRGB(505, 509)).getRed()).isGreaterThan(200);
	}

	@Test
	void showsFourFramesAtMostOfThoseThatHaveVisibleLabels() {
		final Track truth = track("a", visible(0, 1, 1, 1), visible(1, 1, 1, 1), visible(2, 1, 1, 1), visible(3, 1, 1, 1), visible(5, 1, 1, 1), visible(8, 1, 1, 1), occluded(6, 1, 1));
		final BufferedImage figure = picture.draw(List.of(new TrackMatch(truth, truth)));
		assertThat(new int[] { figure.getWidth(), figure.getHeight() }).containsExactly(2000, 2000);
	}

	@Test
	void nothingToShowIsRefused() {
		final Track truth = track("a", visible(0, 10, 20, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> picture.draw(List.of(new TrackMatch(truth, truth)))).withMessageContaining("nothing to show");
	}
}
