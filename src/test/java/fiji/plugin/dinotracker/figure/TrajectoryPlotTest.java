package fiji.plugin.dinotracker.figure;

import static fiji.plugin.dinotracker.export.SampleTracks.occluded;
import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;

class TrajectoryPlotTest {

	/** Along y = 20: visible to x = 40, then occluded. A frame of 100 x 50 pixels is enlarged ten times. */
	private final List<Track> one = List.of(track("a", visible(0, 10, 20, 1), visible(1, 40, 20, 1), occluded(2, 60, 20), occluded(3, 90, 20)));

	@Test
	void drawsThePathThroughPixelCentres() {
		final BufferedImage figure = plot(100, 50).draw(one);
		assertThat(new Color(figure.getRGB(250, 205))).isEqualTo(TrackColors.of(0));
		assertThat(new Color(figure.getRGB(250, 215))).isEqualTo(Color.BLACK);
	}

	@Test
	void marksTheStart() {
		assertThat(new Color(plot(100, 50).draw(one).getRGB(105, 205))).isEqualTo(Color.WHITE);
	}

	@Test
	void dashesThePathWhereThePointIsOccluded() {
		final BufferedImage figure = plot(100, 50).draw(one);
		int coloured = 0;
		for (int x = 500; x < 800; x++)
			if (new Color(figure.getRGB(x, 205)).getRed() > 100) coloured++;
		assertThat(coloured).isBetween(130, 170);
	}

	@Test
	void putsTheChartBeneathAWideFrameAndBesideAnother() {
		final BufferedImage wide = plot(100, 50).draw(one);
		assertThat(new int[] { wide.getWidth(), wide.getHeight() }).containsExactly(1000, 500 + 400);
		final BufferedImage square = plot(100, 100).draw(one);
		assertThat(new int[] { square.getWidth(), square.getHeight() }).containsExactly(2000, 1000);
	}

	@Test
	void keepsLargeFramesAtTheirSize() {
		assertThat(plot(1920, 1080).draw(one).getWidth()).isEqualTo(1920);
	}

	@Test
	void drawsTheDisplacementInTheColourOfTheTrack() {
		final BufferedImage chart = plot(100, 50).draw(one).getSubimage(0, 500, 1000, 400);
		int coloured = 0;
		for (int y = 0; y < 400; y++)
			for (int x = 0; x < 1000; x++)
				if (chart.getRGB(x, y) == TrackColors.of(0).getRGB()) coloured++;
		assertThat(coloured).isGreaterThan(200);
	}

	@Test
	void drawsAScaleBarOnlyIfThePixelSizeIsKnown() {
		final Calibration micrometres = new Calibration(0.5, 0.5, "µm", 1, "s");
		final BufferedImage frame = new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY);
		final BufferedImage figure = new TrajectoryPlot(frame, micrometres).draw(List.of());
		int white = 0;
		for (int x = 0; x < 1000; x++)
			if (figure.getRGB(x, 477) == Color.WHITE.getRGB()) white++;
		assertThat(white).as("10 µm are 20 pixels, drawn ten times as large").isEqualTo(200);
		assertThat(new Color(plot(100, 50).draw(List.of()).getRGB(900, 477))).isEqualTo(Color.BLACK);
	}

	@Test
	void roundsTheScaleBar() {
		assertThat(DoubleStream.of(9.9, 4, 1.5, 300, 0.07).map(ScaleBar::roundLength)).containsExactly(5.0, 2.0, 1.0, 200.0, 0.05);
	}

	@Test
	void writesAPng(@TempDir final Path folder) throws IOException {
		plot(100, 50).write(SampleTracks.many(40, 20), folder.resolve("trajectories.png"));
		assertThat(ImageIO.read(folder.resolve("trajectories.png").toFile()).getWidth()).isEqualTo(1000);
	}

	private static TrajectoryPlot plot(final int width, final int height) {
		return new TrajectoryPlot(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), Calibration.NONE);
	}
}
