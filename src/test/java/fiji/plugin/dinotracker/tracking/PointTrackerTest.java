package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CnnRefiner;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

/** A texture that shifts by one cell of the grid each frame, so that descriptors repeat exactly. */
class PointTrackerTest {

	private static final VideoGeometry GEOMETRY = new VideoGeometry(336, 308, 168, 154, 14, 7);
	private static final int FRAMES = 6;
	private static Video video;
	private static FeatureVideo features;

	@BeforeAll
	static void makeVideo() {
		video = new TexturedVideo(4).shifting(GEOMETRY, FRAMES, 7, 0);
		features = new DenseSift(Device.cpu()).extract(video, Progress.NONE);
	}

	@AfterAll
	static void freeVideo() {
		video.close();
		features.close();
	}

	private static List<Track> track(final QueryPoint... queries) {
		return new PointTracker(new Tracker(GEOMETRY, new CostHeat()), features, Device.cpu()).track(List.of(queries), Progress.NONE);
	}

	private static void assertFollowsTheTexture(final Track track) {
		for (final TrackPoint point : track.points()) {
			final PixelPoint expected = new PixelPoint(track.query().position().x() + 14 * (point.frame() - track.query().frame()), track.query().position().y());
			assertThat(point.position().distanceTo(expected)).as(track.name() + " on frame " + point.frame()).isLessThan(6);
		}
	}

	@Test
	void pointsAreFoundInOriginalPixelsBothWaysInTime() {
		assertFollowsTheTexture(track(new QueryPoint("early", 0, new PixelPoint(120, 150))).get(0));
		assertFollowsTheTexture(track(new QueryPoint("late", 5, new PixelPoint(220, 180))).get(0));
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
		final Track alone = track(a).get(0), other = track(b).get(0);
		for (int frame = 0; frame < FRAMES; frame++) {
			assertThat(together.get(0).points().get(frame).position().distanceTo(alone.points().get(frame).position())).isCloseTo(0, within(1e-3));
			assertThat(together.get(1).points().get(frame).visible()).isEqualTo(other.points().get(frame).visible());
		}
	}

	@Test
	void nothingThatIsMadeOfTheRefinerStaysWithIt() {
		try (NDManager manager = Torch.newManager()) {
			final Tracker tracker = new Tracker(GEOMETRY, new CnnRefiner(manager, new SplittableRandom(1)));
			final Set<?> before = Set.copyOf(((BaseNDManager) manager).getManagedArrays());
			new PointTracker(tracker, features, Device.cpu()).track(List.of(new QueryPoint("a", 0, new PixelPoint(120, 150))), Progress.NONE);
			assertThat(Set.copyOf(((BaseNDManager) manager).getManagedArrays())).isEqualTo(before);
		}
	}

	@Test
	void inSmallPortionsTheyAreTheSame() {
		final List<QueryPoint> queries = List.of(new QueryPoint("a", 0, new PixelPoint(120, 150)), new QueryPoint("b", 3, new PixelPoint(180, 90)), //
			new QueryPoint("c", 5, new PixelPoint(60, 200)));
		final PointTracker tracker = new PointTracker(new Tracker(GEOMETRY, new CostHeat()), features, Device.cpu());
		final List<Track> whole = tracker.track(queries, Progress.NONE);
		final List<Track> portions = tracker.track(queries, 2, 3, Progress.NONE); // two points and a point; a frame at once, or three
		for (int q = 0; q < queries.size(); q++)
			for (int frame = 0; frame < FRAMES; frame++) {
				final TrackPoint expected = whole.get(q).points().get(frame);
				final TrackPoint point = portions.get(q).points().get(frame);
				assertThat(point.position().distanceTo(expected.position())).isCloseTo(0, within(1e-3));
				assertThat(point.confidence()).isCloseTo(expected.confidence(), within(1e-4));
				assertThat(point.visible()).isEqualTo(expected.visible());
			}
	}

	@Test
	void aPointIsInvisibleWhereSomethingElseHidesIt() {
		final PixelPoint start = new PixelPoint(60, 75);
		final Set<Integer> hidden = Set.of(2, 3);
		try (Video covered = new TexturedVideo(4).moving(GEOMETRY, FRAMES, t -> point -> {
			final PixelPoint texture = new PixelPoint(point.x() - 7 * t, point.y());
			return hidden.contains(t) && texture.distanceTo(start) < 40 ? new PixelPoint(texture.x() + 1000, texture.y()) : texture;
		});
				FeatureVideo described = new DenseSift(Device.cpu()).extract(covered, Progress.NONE))
		{
			final QueryPoint query = new QueryPoint("a", 0, GEOMETRY.toOriginal(start));
			final Track track = new PointTracker(new Tracker(GEOMETRY, new CostHeat()), described, Device.cpu()).track(List.of(query), Progress.NONE).get(0);
			assertThat(track.points()).extracting(TrackPoint::visible).containsExactly(true, true, false, false, true, true);
		}
	}

	@Test
	void confidenceIsAlwaysFromZeroToOne() {
		assertThat(track(new QueryPoint("rim", 0, new PixelPoint(335, 1))).get(0).points()).allSatisfy(point -> assertThat(point.confidence()).isBetween(0.0, 1.0));
	}

	@Test
	void chainedFlowFollowsTheTextureToo() {
		try (FlowVideo flows = FlowVideo.of(new DisFlow(), video, Progress.NONE)) {
			final List<Track> tracks = new FlowChainTracker(flows).track(List.of(new QueryPoint("mid", 2, new PixelPoint(160, 150))), Progress.NONE);
			assertFollowsTheTexture(tracks.get(0));
			assertThat(tracks.get(0).points()).allMatch(TrackPoint::visible);
		}
	}
}
