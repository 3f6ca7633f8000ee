package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

class TrackletsTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(140, 70);

	@Test
	void aTrackletIsAliveFromItsFirstToItsLastFrame() {
		final Tracklets tracklets = tracklets(path -> {
			path.add(0, 9, 9, 10, 10);
			path.add(3, 1, 2, 3, 4, 5, 6);
		});

		assertThat(tracklets.size()).isEqualTo(2);
		assertThat(tracklets.start(1)).isEqualTo(3);
		assertThat(tracklets.end(1)).isEqualTo(5);
		assertThat(IntStream.range(0, 8).filter(frame -> tracklets.isAlive(1, frame))).containsExactly(3, 4, 5);
		assertThat(tracklets.position(1, 4)).isEqualTo(new PixelPoint(3, 4));
		assertThat(tracklets.position(0, 1)).isEqualTo(new PixelPoint(10, 10));
	}

	@Test
	void askingWhereATrackletIsOnAFrameItIsNotAliveOnSaysWhereItIs() {
		final Tracklets tracklets = tracklets(path -> path.add(3, 1, 2, 3, 4));

		assertThatThrownBy(() -> tracklets.position(0, 5)).isInstanceOf(IllegalArgumentException.class) //
			.hasMessageContaining("frames 3 to 4");
	}

	@Test
	void everySecondFrameKeepsTheTrackletsThatAreOnTwoOfThem() {
		final Tracklets tracklets = tracklets(path -> {
			path.add(1, 1, 1, 2, 2, 3, 3);
			path.add(3, 3, 3, 4, 4, 5, 5, 6, 6);
		}).every(2);

		assertThat(tracklets.size()).isEqualTo(1);
		assertThat(tracklets.start(0)).isEqualTo(2);
		assertThat(tracklets.end(0)).isEqualTo(3);
		assertThat(tracklets.position(0, 3)).isEqualTo(new PixelPoint(6, 6));
	}

	@Test
	void noneIsNearestWhereNoneIsAlive() {
		assertThat(tracklets(path -> {}).nearest(0, new PixelPoint(3, 3))).isEqualTo(-1);
		assertThat(tracklets(path -> path.add(1, 3, 3, 4, 4)).nearest(0, new PixelPoint(3, 3))).isEqualTo(-1);
	}

	@Test
	void nearestIsTheNearestOfAllThatAreAlive() {
		final Random random = new Random(4);
		final TrackletPaths paths = new TrackletPaths();
		for (int i = 0; i < 300; i++)
			paths.add(i % 3, coordinate(random, 139), coordinate(random, 69), coordinate(random, 139), coordinate(random, 69));
		final Tracklets tracklets = new Tracklets(GEOMETRY, paths);

		for (int i = 0; i < 500; i++) {
			final PixelPoint point = new PixelPoint(coordinate(random, 160) - 10, coordinate(random, 90) - 10);
			final int frame = random.nextInt(4);
			assertThat(tracklets.nearest(frame, point)).isEqualTo(nearestOfAll(tracklets, frame, point));
		}
	}

	@Test
	void moreTrackletsThanABlockHoldsKeepTheirPlaces() {
		final TrackletPaths paths = new TrackletPaths();
		final float[] path = new float[2 * 1000];
		for (int i = 0; i < 1200; i++) {
			path[0] = i;
			path[1999] = -i;
			paths.add(i, path);
		}
		final Tracklets tracklets = new Tracklets(GEOMETRY, paths);

		assertThat(IntStream.range(0, 1200)).allMatch(i -> tracklets.x(i, i) == i && tracklets.y(i, i + 999) == -i);
	}

	@Test
	void trackletsBeyondWhatIsKeptInMemoryKeepTheirPlaces() {
		final TrackletPaths paths = new TrackletPaths();
		final float[] path = new float[2 << 19]; // fills a block
		for (int i = 0; i < 66; i++) {
			path[0] = i;
			path[path.length - 1] = -i;
			paths.add(0, path);
		}
		assertThat(IntStream.range(0, 66)).allMatch(i -> paths.x(i, 0) == i && paths.y(i, (1 << 19) - 1) == -i);
	}

	private static Tracklets tracklets(final Consumer<TrackletPaths> filling) {
		final TrackletPaths paths = new TrackletPaths();
		filling.accept(paths);
		return new Tracklets(GEOMETRY, paths);
	}

	private static float coordinate(final Random random, final float most) {
		return random.nextFloat() * most;
	}

	private static int nearestOfAll(final Tracklets tracklets, final int frame, final PixelPoint point) {
		return IntStream.range(0, tracklets.size()).filter(tracklet -> tracklets.isAlive(tracklet, frame)).boxed() //
			.min(Comparator.comparingDouble(tracklet -> tracklets.position(tracklet, frame).distanceTo(point))).orElse(-1);
	}
}
