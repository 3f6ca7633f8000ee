package fiji.plugin.dinotracker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class SyntheticSequenceTest {

	private static final int WIDTH = SyntheticSequence.WIDTH;
	private static final int PLANE = WIDTH * SyntheticSequence.HEIGHT;
	private static final SyntheticSequence SEQUENCE = new SyntheticSequence(1);

	@Test
	void theSameSeedMakesTheSameSequence() {
		final SyntheticSequence again = new SyntheticSequence(1);
		assertThat(again.frame(30)).isEqualTo(SEQUENCE.frame(30));
		assertThat(again.truth()).isEqualTo(SEQUENCE.truth());
		assertThat(new SyntheticSequence(2).frame(30)).isNotEqualTo(SEQUENCE.frame(30));
	}

	@Test
	void framesAreLaidOutAsColumnRowChannelTime() {
		final Img<UnsignedByteType> frames = SEQUENCE.frames();
		assertThat(frames.dimensionsAsLongArray()).containsExactly(320, 240, 3, 48);
		assertThat(frames.getAt(200, 100, 2, 30).get()).isEqualTo(SEQUENCE.frame(30)[2 * PLANE + 100 * WIDTH + 200] & 0xFF);
	}

	@Test
	void theSensorNoiseIsMild() {
		final byte[] noisy = SEQUENCE.frame(9);
		final double[] clean = SEQUENCE.cleanFrame(9);
		final double power = IntStream.range(0, noisy.length).mapToDouble(i -> (noisy[i] & 0xFF) - clean[i]).map(error -> error * error).average().orElseThrow();
		assertThat(Math.sqrt(power)).isEqualTo(2, offset(0.1));
	}

	@Test
	void theColourUnderAPointStaysTheSameWhereverItIsSeen() {
		final Map<Integer, double[]> clean = IntStream.of(2, 16, 27, 38, 47).boxed().collect(Collectors.toMap(frame -> frame, SEQUENCE::cleanFrame));
		assertThat(medianColourChange(clean, 0)).isLessThan(3);
		assertThat(medianColourChange(clean, 1)).isGreaterThan(2 * medianColourChange(clean, 0));
	}

	/** How the colour under points changes from frame 2 on, if looked up a few pixels beside the truth on later frames. */
	private static double medianColourChange(final Map<Integer, double[]> clean, final double beside) {
		final double[] changes = SEQUENCE.truth().stream().filter(track -> track.points().get(2).visible()) //
			.flatMap(track -> track.points().stream().filter(point -> point.visible() && point.frame() > 2 && clean.containsKey(point.frame())) //
				.map(point -> colourChange(clean.get(2), track.points().get(2).position(), clean.get(point.frame()), moved(point.position(), beside)))) //
			.mapToDouble(change -> change).sorted().toArray();
		return changes[changes.length / 2];
	}

	private static double colourChange(final double[] before, final PixelPoint there, final double[] after, final PixelPoint here) {
		return IntStream.range(0, 3).mapToDouble(channel -> Math.abs(sampled(before, channel, there) - sampled(after, channel, here))).max().orElseThrow();
	}

	private static PixelPoint moved(final PixelPoint point, final double dx) {
		return new PixelPoint(point.x() + dx, point.y());
	}

	private static double sampled(final double[] frame, final int channel, final PixelPoint point) {
		final int x = (int) Math.floor(point.x());
		final int y = (int) Math.floor(point.y());
		final int i = channel * PLANE + y * WIDTH + x;
		final double u = point.x() - x;
		final double v = point.y() - y;
		return (1 - v) * ((1 - u) * frame[i] + u * frame[i + 1]) + v * ((1 - u) * frame[i + WIDTH] + u * frame[i + WIDTH + 1]);
	}

	@Test
	void theBeetleIsHiddenBehindTheTwigAndSeenOnBothSides() {
		assertThat(tracks("beetle")).extracting(SyntheticSequenceTest::visibility).allMatch(seen -> seen.matches("-{0,3}#{15,}-{7,11}#{8,}"));
	}

	private static String visibility(final Track track) {
		return track.points().stream().map(point -> point.visible() ? "#" : "-").collect(Collectors.joining());
	}

	@Test
	void behindTheTwigOnlyTheTwigIsToBeSeen() {
		final double[] withBeetle = SEQUENCE.cleanFrame(27);
		final double[] withoutBeetle = SEQUENCE.cleanFrame(0);
		final List<TrackPoint> hidden = tracks("beetle").stream() //
			.filter(track -> IntStream.of(25, 27, 29).noneMatch(frame -> track.points().get(frame).visible())) //
			.map(track -> track.points().get(27)).toList();
		assertThat(hidden).isNotEmpty();
		assertThat(hidden).allSatisfy(point -> assertThat(colourChange(withBeetle, point.position(), withoutBeetle, point.position())).isZero());
	}

	@Test
	void pointsMoveByUpToSixPixelsAFrame() {
		final double fastest = SEQUENCE.truth().stream().flatMapToDouble(track -> IntStream.range(1, SyntheticSequence.FRAMES) //
			.mapToDouble(frame -> track.points().get(frame).position().distanceTo(track.points().get(frame - 1).position()))).max().orElseThrow();
		assertThat(fastest).isBetween(5.0, 6.5);
	}

	@Test
	void everyPointIsQueriedWhereItIsFirstSeen() {
		assertThat(SEQUENCE.truth()).hasSize(3 * 8 + 4).allSatisfy(track -> {
			final TrackPoint first = track.points().stream().filter(TrackPoint::visible).findFirst().orElseThrow();
			assertThat(track.query()).isEqualTo(new QueryPoint(track.name(), first.frame(), first.position()));
		});
		assertThat(SEQUENCE.queries()).extracting(QueryPoint::name).doesNotHaveDuplicates();
	}

	private static List<Track> tracks(final String... layers) {
		return SEQUENCE.truth().stream().filter(track -> Arrays.stream(layers).anyMatch(track.name()::startsWith)).toList();
	}

	/** Points that are seen on a frame and the frames around it, so not at an outline. */
	private static Stream<TrackPoint> visibleAt(final int frame, final List<Track> tracks) {
		return tracks.stream().map(Track::points) //
			.filter(points -> points.subList(Math.max(0, frame - 1), frame + 2).stream().allMatch(TrackPoint::visible)) //
			.map(points -> points.get(frame));
	}

	private static int index(final TrackPoint point) {
		return (int) Math.round(point.position().y()) * WIDTH + (int) Math.round(point.position().x());
	}
}
