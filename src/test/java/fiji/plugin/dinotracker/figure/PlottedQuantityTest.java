package fiji.plugin.dinotracker.figure;

import static fiji.plugin.dinotracker.export.SampleTracks.occluded;
import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.OcclusionSpline;
import fiji.plugin.dinotracker.video.Calibration;

class PlottedQuantityTest {

	private static final Calibration CALIBRATION = new Calibration(0.5, 0.5, "µm", 2, "sec");

	private final Track track = track("a", visible(0, 0, 0, 1), visible(1, 3, 4, 1), occluded(2, 90, 90), visible(3, 9, 12, 1), visible(4, 9, 12, 1));

	@TempDir
	private Path folder;

	@Test
	void displacementIsTheDistanceFromTheFirstVisiblePoint() {
		assertThat(PlottedQuantity.DISPLACEMENT.of(track, CALIBRATION)).containsExactly(0, 2.5, Double.NaN, 7.5, 7.5);
	}

	@Test
	void speedIsTheWaySinceTheFrameBefore() {
		assertThat(PlottedQuantity.SPEED.of(track, CALIBRATION)).containsExactly(Double.NaN, 1.25, Double.NaN, Double.NaN, 0);
	}

	@Test
	void interpolatedPointsCount() {
		assertThat(PlottedQuantity.DISPLACEMENT.of(OcclusionSpline.join(track), CALIBRATION)).doesNotContain(Double.NaN);
	}

	@Test
	void thePlotIsOneCurveATrack() throws IOException {
		final MotionPlot plot = new MotionPlot(PlottedQuantity.SPEED, CALIBRATION);
		assertThat(plot.draw(SampleTracks.few()).getPlotObjectDesignations()).hasSize(3);
		plot.write(List.of(track), folder.resolve("plot.png"));
		assertThat(ImageIO.read(folder.resolve("plot.png").toFile()).getWidth()).isGreaterThan(600);
	}
}
