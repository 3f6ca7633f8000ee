package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Flow that is known: ten pixels to the right a frame. */
class FlowChainTrackerTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 98);
	private static final int FRAMES = 6;
	private static final int STEP = 10;

	/**
	 * @param contradictions the frames from which the flow to the next does not lead back
	 * @param miss by how much
	 */
	private static FlowVideo flow(final Set<Integer> contradictions, final double miss) {
		return new FlowVideo(GEOMETRY, TensorStore.filled(FRAMES - 1, FlowVideo.shape(GEOMETRY), store -> {
			for (int frame = 0; frame < FRAMES - 1; frame++) {
				final FloatBuffer planes = store.buffer(frame).asFloatBuffer();
				fill(planes, STEP);
				fill(planes, 0);
				fill(planes, contradictions.contains(frame) ? (float) miss - STEP : -STEP);
				fill(planes, 0);
			}
		}));
	}

	private static void fill(final FloatBuffer planes, final float displacement) {
		for (int i = 0; i < GEOMETRY.width() * GEOMETRY.height(); i++)
			planes.put(displacement);
	}

	private static List<TrackPoint> track(final Set<Integer> contradictions, final double miss, final QueryPoint query) {
		try (FlowVideo flow = flow(contradictions, miss)) {
			return new FlowChainTracker(flow).track(List.of(query), Progress.NONE).get(0).points();
		}
	}

	@Test
	void aPointIsHiddenFromWhereItLeavesTheFrame() {
		assertThat(track(Set.of(), 0, new QueryPoint("right", 0, new PixelPoint(65, 50)))).extracting(TrackPoint::visible).containsExactly(true, true, true, true, false, false);
		assertThat(track(Set.of(), 0, new QueryPoint("left", 5, new PixelPoint(25, 50)))).extracting(TrackPoint::visible).containsExactly(false, false, false, true, true, true);
	}

	@Test
	void aPointIsHiddenFromWhereTheFlowDoesNotLeadBack() {
		final List<TrackPoint> points = track(Set.of(2), 2 * STEP, new QueryPoint("mid", 1, new PixelPoint(30, 50)));
		assertThat(points).extracting(TrackPoint::visible).containsExactly(true, true, true, false, false, false);
		assertThat(points.get(5).position().distanceTo(new PixelPoint(70, 50))).as("it follows the flow still").isLessThan(1e-3);
	}

	@Test
	void theFlowMayMissByLessThanOneAndAHalfPixelsOfThePapersSize() {
		final double tolerance = 1.5 * GEOMETRY.pixelScale();
		final QueryPoint query = new QueryPoint("first", 0, new PixelPoint(30, 50));
		assertThat(track(Set.of(2), 0.99 * tolerance, query)).extracting(TrackPoint::visible).containsOnly(true);
		assertThat(track(Set.of(2), 1.01 * tolerance, query)).extracting(TrackPoint::visible).containsExactly(true, true, true, false, false, false);
	}
}
