package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

/** A texture that moves by a pixel a frame and is covered in black on frames 4 to 6. */
class FusedTrackerTest {

	private static final VideoGeometry GEOMETRY = new VideoGeometry(336, 308, 168, 154, 14, 7);
	private static final int FRAMES = 11;
	private static Video video;
	private static FeatureVideo features;
	private static FlowVideo flows;

	@BeforeAll
	static void makeVideo() {
		final TensorStore frames = new TensorStore(FRAMES, new Shape(3, GEOMETRY.height(), GEOMETRY.width()));
		try (NDManager manager = Torch.newManager(); Video moving = new TexturedVideo(4).shifting(GEOMETRY, FRAMES, 1, 0)) {
			for (int t = 0; t < FRAMES; t++)
				if (!isCovered(t)) frames.put(t, moving.frame(manager, t));
		}
		video = new Video(GEOMETRY, frames);
		features = new DenseSift(Device.cpu()).extract(video, Progress.NONE);
		flows = FlowVideo.of(new DisFlow(), video, Progress.NONE);
	}

	private static boolean isCovered(final int frame) {
		return frame >= 4 && frame <= 6;
	}

	@AfterAll
	static void freeVideo() {
		video.close();
		features.close();
		flows.close();
	}

	private static List<Track> track(final QueryPoint... queries) {
		return new FusedTracker(features, flows, Device.cpu()).track(List.of(queries), Progress.NONE);
	}

	private static double error(final Track track, final TrackPoint point) {
		return point.position().distanceTo(new PixelPoint(track.query().position().x() + 2 * (point.frame() - track.query().frame()), track.query().position().y()));
	}

	@Test
	void pointsAreFoundAgainBehindACoverBothWaysInTime() {
		for (final int frame : new int[] { 0, 10 }) {
			final Track track = track(new QueryPoint("a", frame, new PixelPoint(frame == 0 ? 120 : 200, 150))).get(0);
			final int uncovered = frame == 0 ? 7 : 3;
			for (final TrackPoint point : track.points())
				if (!isCovered(point.frame())) {
					assertThat(error(track, point)).as("from " + frame + " on " + point.frame()).isLessThan(14); // a cell of the grid
					if (point.frame() == uncovered) assertThat(point.confidence()).isGreaterThan(0.475); // one look after a cover can leave doubt
					else assertThat(point.visible()).as("from " + frame + " on " + point.frame()).isTrue();
				}
		}
	}

	@Test
	void pointsAreHiddenWhileTheyAreCovered() {
		assertThat(track(new QueryPoint("a", 0, new PixelPoint(120, 150))).get(0).points()).filteredOn(point -> isCovered(point.frame())) //
			.noneMatch(TrackPoint::visible);
	}

	@Test
	void onItsOwnFrameAPointIsWhereItWasPut() {
		final TrackPoint point = track(new QueryPoint("a", 2, new PixelPoint(150.25, 141.5))).get(0).points().get(2);
		assertThat(point).isEqualTo(new TrackPoint(2, new PixelPoint(150.25, 141.5), true, 1));
	}

	@Test
	void manyPointsTogetherAreTrackedAsEachAlone() {
		final QueryPoint a = new QueryPoint("a", 0, new PixelPoint(120, 150));
		final QueryPoint b = new QueryPoint("b", 3, new PixelPoint(180, 90));
		final List<Track> together = track(a, b);
		assertAlike(together.get(0), track(a).get(0));
		assertAlike(together.get(1), track(b).get(0));
	}

	private static void assertAlike(final Track track, final Track other) {
		for (int frame = 0; frame < FRAMES; frame++) {
			assertThat(track.points().get(frame).position().distanceTo(other.points().get(frame).position())).isLessThan(1e-2);
			assertThat(track.points().get(frame).visible()).isEqualTo(other.points().get(frame).visible());
		}
	}

	@Test
	void pointsInGroupsAreTrackedAsAllTogether() {
		final List<QueryPoint> queries = List.of(new QueryPoint("a", 0, new PixelPoint(120, 150)), new QueryPoint("b", 3, new PixelPoint(180, 90)), new QueryPoint("c", 9, new PixelPoint(200, 200)));
		final FusedTracker tracker = new FusedTracker(features, flows, Device.cpu());
		final List<Track> inGroups = tracker.track(queries, 2, Progress.NONE);
		final List<Track> together = tracker.track(queries, 3, Progress.NONE);
		assertThat(inGroups).hasSize(3);
		for (int q = 0; q < 3; q++) {
			assertThat(inGroups.get(q).query()).isEqualTo(queries.get(q));
			for (int frame = 0; frame < FRAMES; frame++)
				assertThat(inGroups.get(q).points().get(frame).position().distanceTo(together.get(q).points().get(frame).position())).isLessThan(1e-2);
		}
	}

	@Test
	void aPointThatLeavesTheFrameIsNotVisibleBeyondIt() {
		final List<TrackPoint> points = track(new QueryPoint("leaving", 0, new PixelPoint(330, 150))).get(0).points();
		assertThat(points).filteredOn(point -> point.position().x() > 335.5).isNotEmpty().noneMatch(TrackPoint::visible);
	}

	@Test
	void confidenceIsTheProbabilityAtATemperature() {
		assertThat(FusedTracker.confidence(0)).isZero();
		assertThat(FusedTracker.confidence(0.5)).isEqualTo(0.5);
		assertThat(FusedTracker.confidence(0.9999)).isCloseTo(1 / (1 + Math.exp(-Math.log(9999) / 4)), within(1e-9)); // 0.909
		assertThat(FusedTracker.confidence(1 + 1e-7)).isEqualTo(1);
	}

	@Test
	void confidenceIsAlwaysFromZeroToOne() {
		assertThat(track(new QueryPoint("rim", 0, new PixelPoint(335, 1))).get(0).points()).allSatisfy(point -> assertThat(point.confidence()).isBetween(0.0, 1.0));
	}
}
