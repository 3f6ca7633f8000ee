package fiji.plugin.dinotracker.tracking.polish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.tracking.QueryTracker;
import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.GreyFrames;
import fiji.plugin.dinotracker.video.GreyImage;
import fiji.plugin.dinotracker.video.TexturedVideo;

/** Frames of 280 x 224 pixels, tracked at half of that; the texture turns about the middle and drifts by fractions of a pixel. */
class PolishedTrackerTest {

	private static final int WIDTH = 280;
	private static final int HEIGHT = 224;
	private static final int FRAMES = 10;
	private static final int QUERY_FRAME = 4;
	private static final VideoGeometry GEOMETRY = new VideoGeometry(WIDTH, HEIGHT, WIDTH / 2, HEIGHT / 2, VideoGeometry.PATCH, VideoGeometry.STRIDE);
	private static final TexturedVideo TEXTURE = new TexturedVideo(5);
	private static final GreyFrames BYTES = new GreyFrames(grey(ArrayImgs.unsignedBytes(WIDTH, HEIGHT, FRAMES), value -> Math.round(255 * value)), FrameSelection.ALL);

	@Test
	void placesAreSeveralTimesAsExactAsThoseFound() {
		final QueryTracker found = off(0, 1.5);

		assertThat(meanError(found.track(queries(), Progress.NONE))).isGreaterThan(1);
		assertThat(meanError(polished(found, BYTES))).isLessThan(0.1);
	}

	@Test
	void placesThatWereFarOffAreLeftAlone() {
		final QueryTracker wrong = off(60, 0);

		assertThat(polished(wrong, BYTES)).isEqualTo(wrong.track(queries(), Progress.NONE));
	}

	@Test
	void placesWithNothingLikeTheQueryAreLeftAlone() {
		final FrameSource other = grey(ArrayImgs.floats(WIDTH, HEIGHT, FRAMES), (t, place) -> TEXTURE.value(t == QUERY_FRAME ? place : new PixelPoint(3 * place.y() + 900, 5 * place.x()), 0));
		final QueryTracker found = off(0, 1.5);

		assertThat(polished(found, new GreyFrames(other, FrameSelection.ALL))).isEqualTo(found.track(queries(), Progress.NONE));
	}

	@Test
	void placesOnTheBorderAndBeyondAreNoTrouble() {
		for (final double beyond : new double[] { -1, 0.4, 10, 27.6, 28.4, 40, 1000 })
			for (final PixelPoint corner : List.of(new PixelPoint(-beyond, -beyond), new PixelPoint(WIDTH - 1 + beyond, HEIGHT / 2), new PixelPoint(WIDTH / 2, HEIGHT - 1 + beyond))) {
				final QueryTracker out = (queries, progress) -> queries.stream().map(query -> new Track(query, //
					IntStream.range(0, FRAMES).mapToObj(t -> new TrackPoint(t, t == QUERY_FRAME ? query.position() : corner, true, 1)).toList())).toList();

				assertThat(polished(out, BYTES)).allSatisfy(track -> assertThat(track.points()).filteredOn(point -> point.frame() != QUERY_FRAME) //
					.allSatisfy(point -> assertThat(point.position().distanceTo(corner)).isLessThan(2.1 * GEOMETRY.stride())));
			}
	}

	@Test
	void evenFramesMoveNothing() {
		final FrameSource even = grey(ArrayImgs.floats(WIDTH, HEIGHT, FRAMES), (t, place) -> 7);
		final QueryTracker found = off(0, 1.5);

		assertThat(polished(found, new GreyFrames(even, FrameSelection.ALL))).isEqualTo(found.track(queries(), Progress.NONE));
	}

	@Test
	void queriesAndHiddenPointsStayAndSoDoConfidences() {
		final QueryTracker tracker = off(0, 1.5);
		final List<Track> found = tracker.track(queries(), Progress.NONE);
		final List<Track> polished = polished(tracker, BYTES);

		for (int q = 0; q < found.size(); q++) {
			assertThat(polished.get(q).query()).isEqualTo(found.get(q).query());
			for (int t = 0; t < FRAMES; t++) {
				final TrackPoint before = found.get(q).points().get(t);
				final TrackPoint after = polished.get(q).points().get(t);
				assertThat(after).isEqualTo(before.movedTo(after.position()));
				assertThat(after.equals(before)).isEqualTo(t == QUERY_FRAME || !before.visible());
			}
		}
	}

	@Test
	void oneChannelOfSixteenBitsOnEveryOtherFrameIsEnough() {
		final Img<? extends RealType<?>> image = ArrayImgs.unsignedShorts(WIDTH, HEIGHT, 2, 2 * FRAMES);
		final Cursor<? extends RealType<?>> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			final int frame = cursor.getIntPosition(3);
			final boolean looked = cursor.getIntPosition(2) == 1 && frame % 2 == 0;
			final PixelPoint place = toTexture(frame / 2, new PixelPoint(cursor.getIntPosition(0), cursor.getIntPosition(1)));
			cursor.get().setReal(looked ? Math.round(2000 + 900 * TEXTURE.value(place, 0)) : 65535 * TEXTURE.value(new PixelPoint(7 * place.y(), frame), 0));
		}
		final FrameSource source = new FrameSource(image, List.of(AxisRole.X, AxisRole.Y, AxisRole.CHANNEL, AxisRole.TIME), false, Calibration.NONE, "two channels");
		final GreyFrames frames = new GreyFrames(source, new FrameSelection(1, 0, 0, FrameSelection.LAST_FRAME, 2));

		assertThat(meanError(polished(off(0, 1.5), frames))).isLessThan(0.1);
	}

	/** Kept are all frames up to the query, two of them, or one. */
	@ParameterizedTest
	@ValueSource(ints = { FRAMES, 2, 0 })
	void howManyFramesAreKeptForTheWayBackChangesNothing(final int kept) {
		final QueryTracker tracker = off(0, 1.5);
		final List<PolishedPath> paths = tracker.track(queries(), Progress.NONE).stream().map(track -> new PolishedPath(track, GEOMETRY)).toList();
		paths.forEach(PolishedPath::begin);
		for (int frame = QUERY_FRAME; frame < FRAMES; frame++)
			visit(paths, frame);
		paths.forEach(PolishedPath::begin);
		for (int frame = QUERY_FRAME; frame >= 0; frame--)
			visit(paths, frame);

		assertThat(new PolishedTracker(tracker, BYTES, GEOMETRY, (long) kept * WIDTH * HEIGHT * Float.BYTES).track(queries(), Progress.NONE)) //
			.isEqualTo(paths.stream().map(PolishedPath::track).toList());
	}

	private static void visit(final List<PolishedPath> paths, final int frame) {
		final GreyImage image = BYTES.read(frame);
		paths.forEach(path -> path.visit(frame, image));
	}

	private static List<Track> polished(final QueryTracker tracker, final GreyFrames frames) {
		return new PolishedTracker(tracker, frames, GEOMETRY).track(queries(), Progress.NONE);
	}

	private static List<QueryPoint> queries() {
		final List<QueryPoint> queries = new ArrayList<>();
		for (int i = 0; i < 12; i++)
			queries.add(new QueryPoint("point " + i, QUERY_FRAME, new PixelPoint(70.3 + 45 * (i % 4), 60.8 + 45 * (i / 4))));
		return queries;
	}

	/** Errs by so much to the right and by so much in a random direction; every third frame is hidden. */
	private static QueryTracker off(final double right, final double any) {
		return (queries, progress) -> {
			final Random random = new Random(3);
			return queries.stream().map(query -> new Track(query, IntStream.range(0, FRAMES).mapToObj(t -> {
				if (t == QUERY_FRAME) return new TrackPoint(t, query.position(), true, 1);
				final double direction = 2 * Math.PI * random.nextDouble();
				final PixelPoint truth = truth(query, t);
				final PixelPoint place = new PixelPoint(truth.x() + right + any * Math.cos(direction), truth.y() + any * Math.sin(direction));
				return new TrackPoint(t, place, t % 3 != 0, 0.25 + 0.5 * random.nextDouble());
			}).toList())).toList();
		};
	}

	/** Mean error of visible points in original pixels, but for queries. */
	private static double meanError(final List<Track> tracks) {
		return tracks.stream().flatMap(track -> track.points().stream() //
			.filter(point -> point.visible() && point.frame() != QUERY_FRAME) //
			.map(point -> point.position().distanceTo(truth(track.query(), point.frame())))) //
			.mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	private static PixelPoint truth(final QueryPoint query, final int t) {
		final PixelPoint texture = toTexture(QUERY_FRAME, query.position());
		final double angle = angle(t);
		final double x = texture.x() - WIDTH / 2, y = texture.y() - HEIGHT / 2;
		return new PixelPoint(WIDTH / 2 + Math.cos(angle) * x - Math.sin(angle) * y + 1.37 * t, HEIGHT / 2 + Math.sin(angle) * x + Math.cos(angle) * y - 0.71 * t);
	}

	private static PixelPoint toTexture(final int t, final PixelPoint place) {
		final double angle = angle(t);
		final double x = place.x() - 1.37 * t - WIDTH / 2, y = place.y() + 0.71 * t - HEIGHT / 2;
		return new PixelPoint(WIDTH / 2 + Math.cos(angle) * x + Math.sin(angle) * y, HEIGHT / 2 - Math.sin(angle) * x + Math.cos(angle) * y);
	}

	private static double angle(final int t) {
		return 0.06 * t;
	}

	private static FrameSource grey(final Img<? extends RealType<?>> image, final DoubleUnaryOperator scale) {
		return grey(image, (t, place) -> scale.applyAsDouble(TEXTURE.value(toTexture(t, place), 0)));
	}

	private interface Values {

		double at(int frame, PixelPoint place);
	}

	private static FrameSource grey(final Img<? extends RealType<?>> image, final Values values) {
		final Cursor<? extends RealType<?>> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			cursor.get().setReal(values.at(cursor.getIntPosition(2), new PixelPoint(cursor.getIntPosition(0), cursor.getIntPosition(1))));
		}
		return new FrameSource(image, List.of(AxisRole.X, AxisRole.Y, AxisRole.TIME), false, Calibration.NONE, "stack");
	}
}
