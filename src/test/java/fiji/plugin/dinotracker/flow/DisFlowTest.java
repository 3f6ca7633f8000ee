package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class DisFlowTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(140, 112);

	/** Where the true motion leads out of the frame or close to it, no flow can be right. */
	private static final int MARGIN = 16;

	@Test
	void flowOfAShiftedImageIsTheShift() {
		try (Video video = new TexturedVideo(1).shifting(GEOMETRY, 3, 4.5, -3.25)) {
			final List<FlowField> flows = new DisFlow().flows(video, List.of(new FramePair(0, 1), new FramePair(2, 1)));

			assertThat(meanError(flows.get(0), from -> new PixelPoint(from.x() + 4.5, from.y() - 3.25))).isLessThan(0.06);
			assertThat(meanError(flows.get(1), from -> new PixelPoint(from.x() - 4.5, from.y() + 3.25))).isLessThan(0.06);
		}
	}

	@Test
	void flowOfASmoothWarpIsTheWarp() {
		try (Video video = new TexturedVideo(2).moving(GEOMETRY, 2, t -> t == 0 ? point -> point : DisFlowTest::turnedBack)) {
			final FlowField flow = new DisFlow().flows(video, List.of(new FramePair(0, 1))).get(0);

			assertThat(meanError(flow, DisFlowTest::turned)).isLessThan(0.15);
		}
	}

	@Test
	void framesWithoutTextureDoNotMove() {
		try (Video video = new TexturedVideo(3).moving(GEOMETRY, 2, t -> point -> new PixelPoint(0, 0))) {
			final FlowField flow = new DisFlow().flows(video, List.of(new FramePair(0, 1))).get(0);

			assertThat(flow.dx()).containsOnly(new float[] { 0 }, within(1e-3f));
			assertThat(flow.dy()).containsOnly(new float[] { 0 }, within(1e-3f));
		}
	}

	/** A turn by 4 degrees about the centre, 5 pixels at the edge, with a zoom of 3 %. */
	private static PixelPoint turned(final PixelPoint point) {
		final double cosine = 1.03 * Math.cos(0.07), sine = 1.03 * Math.sin(0.07);
		final double x = point.x() - 70, y = point.y() - 56;
		return new PixelPoint(70 + cosine * x - sine * y, 56 + sine * x + cosine * y);
	}

	private static PixelPoint turnedBack(final PixelPoint point) {
		final double cosine = Math.cos(0.07) / 1.03, sine = Math.sin(0.07) / 1.03;
		final double x = point.x() - 70, y = point.y() - 56;
		return new PixelPoint(70 + cosine * x + sine * y, 56 - sine * x + cosine * y);
	}

	private static double meanError(final FlowField flow, final UnaryOperator<PixelPoint> truth) {
		double sum = 0;
		int count = 0;
		for (int y = MARGIN; y < flow.height() - MARGIN; y++)
			for (int x = MARGIN; x < flow.width() - MARGIN; x++, count++) {
				final int index = y * flow.width() + x;
				sum += truth.apply(new PixelPoint(x, y)).distanceTo(new PixelPoint(x + flow.dx()[index], y + flow.dy()[index]));
			}
		return sum / count;
	}
}
