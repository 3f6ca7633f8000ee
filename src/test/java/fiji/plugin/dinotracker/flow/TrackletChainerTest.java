package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class TrackletChainerTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 70);
	private static final int WIDTH = GEOMETRY.width();
	private static final int HEIGHT = GEOMETRY.height();

	/** Left of it, the flows below are at odds with each other. */
	private static final int ODD_COLUMNS = 20;

	@Test
	void trackletsFollowATranslationUntilTheyLeaveTheFrame() {
		final Tracklets tracklets = chain(4, (pair, x) -> 2 * gap(pair));

		for (int i = 0; i < tracklets.size(); i++) {
			final int start = tracklets.start(i);
			final PixelPoint first = tracklets.position(i, start);
			assertThat(tracklets.end(i)).isEqualTo(Math.min(3, start + (int) (WIDTH - 1 - first.x()) / 2));
			assertThat(tracklets.position(i, tracklets.end(i))).isEqualTo(new PixelPoint(first.x() + 2 * (tracklets.end(i) - start), first.y()));
		}
	}

	@Test
	void trackletsStartWhereNoOtherPassesAndNeverOnTheLastFrame() {
		final Tracklets tracklets = chain(4, (pair, x) -> 2 * gap(pair));

		assertThat(startedOn(0, tracklets)).hasSize((WIDTH - 2) * HEIGHT);
		assertThat(startedOn(1, tracklets)).hasSize(2 * HEIGHT).allMatch(i -> tracklets.position(i, 1).x() < 2);
		assertThat(startedOn(2, tracklets)).hasSize(2 * HEIGHT).allMatch(i -> tracklets.position(i, 2).x() < 2);
		assertThat(startedOn(3, tracklets)).isEmpty();
	}

	@Test
	void aTrackletEndsWhereTheWayBackLeadsElsewhereAndANewOneStartsThere() {
		final Tracklets tracklets = chain(4, (pair, x) -> pair.equals(new FramePair(2, 1)) && x < ODD_COLUMNS ? 1 : 0);

		assertThat(startedOn(0, tracklets)).allMatch(i -> tracklets.end(i) == (tracklets.x(i, 0) < ODD_COLUMNS ? 1 : 3));
		assertThat(startedOn(2, tracklets)).hasSize(ODD_COLUMNS * HEIGHT).allMatch(i -> tracklets.x(i, 2) < ODD_COLUMNS);
	}

	@Test
	void aTrackletEndsWhereTheDirectFlowFromItsFirstFrameLeadsElsewhere() {
		final Tracklets tracklets = chain(4, (pair, x) -> gap(pair) == 2 && x < ODD_COLUMNS && pair.source() == 0 ? 1 //
			: gap(pair) == -2 && x < ODD_COLUMNS + 1 && pair.target() == 0 ? -1 : 0);

		assertThat(startedOn(0, tracklets)).allMatch(i -> tracklets.end(i) == (tracklets.x(i, 0) < ODD_COLUMNS ? 1 : 3));
	}

	@Test
	void aDirectFlowThatDoesNotCloseItsOwnCycleIsNotBelieved() {
		final Tracklets tracklets = chain(4, (pair, x) -> gap(pair) == 2 ? 1 : 0);

		assertThat(startedOn(0, tracklets)).hasSize(WIDTH * HEIGHT).allMatch(i -> tracklets.end(i) == 3);
	}

	@Test
	void tolerancesGrowWithTheWorkingSize() {
		final double tolerance = 1.5 * GEOMETRY.pixelScale();

		assertThat(chain(2, (pair, x) -> gap(pair) < 0 ? 0.99 * tolerance : 0).size()).isEqualTo(WIDTH * HEIGHT);
		assertThat(chain(2, (pair, x) -> gap(pair) < 0 ? 1.01 * tolerance : 0).size()).isZero();
	}

	@Test
	void aTrackletMayPartFromTheDirectFlowByLessThanTwoPixelsOfThePapersSize() {
		final double tolerance = 2 * GEOMETRY.pixelScale();

		assertThat(apartAfterTwoFrames(0.99 * tolerance)).allMatch(end -> end == 2);
		assertThat(apartAfterTwoFrames(1.01 * tolerance)).allMatch(end -> end == 1);
	}

	/** Where tracklets of the first of three frames end if the direct flow to the last leads elsewhere, and back again. */
	private static List<Integer> apartAfterTwoFrames(final double pixels) {
		final Tracklets tracklets = chain(3, (pair, x) -> gap(pair) == 2 ? pixels : gap(pair) == -2 ? -pixels : 0);
		return startedOn(0, tracklets).stream().map(tracklets::end).toList();
	}

	@Test
	void aSingleFrameHasNoTracklets() {
		assertThat(chain(1, (pair, x) -> 0).size()).isZero();
	}

	@Test
	void ofAStillVideoTrackletsEndAndOthersStartWhereTheyWere() {
		final Tracklets tracklets = chain(300, (pair, x) -> 0);
		assertThat(tracklets.size()).isEqualTo(2 * WIDTH * HEIGHT);
		assertThat(IntStream.range(0, tracklets.size()).map(tracklets::start).distinct()).containsExactlyInAnyOrder(0, 256);
		assertThat(IntStream.range(0, tracklets.size()).map(tracklets::end).distinct()).containsExactlyInAnyOrder(256, 299);
	}

	@Test
	void trackletsOfAShiftingVideoFollowTheShift() {
		try (Video video = new TexturedVideo(7).shifting(GEOMETRY, 6, 1.5, -0.75)) {
			final Tracklets tracklets = new TrackletChainer(new DisFlow()).chain(video, Progress.NONE);
			final double[] errors = startedOn(0, tracklets).stream().mapToDouble(i -> errorAtEnd(tracklets, i, 1.5, -0.75)).sorted().toArray();

			assertThat(errors[errors.length / 2]).isLessThan(0.2);
			assertThat(startedOn(0, tracklets)).filteredOn(i -> tracklets.end(i) == 5).hasSizeGreaterThan(WIDTH * HEIGHT / 2);
		}
	}

	@Test
	void framesWithoutTextureGiveTrackletsThatStay() {
		try (Video video = blank(5)) {
			final Tracklets tracklets = new TrackletChainer(new DisFlow()).chain(video, Progress.NONE);

			assertThat(startedOn(0, tracklets)).hasSize(WIDTH * HEIGHT).allMatch(i -> tracklets.end(i) == 4);
		}
	}

	@Test
	void chainingStopsWhenCancelled() {
		final Progress cancelled = new CancelledProgress();
		try (Video video = blank(3)) {
			assertThatThrownBy(() -> new TrackletChainer(new DisFlow()).chain(video, cancelled)).isInstanceOf(CancellationException.class);
		}
	}

	private static int gap(final FramePair pair) {
		return pair.target() - pair.source();
	}

	private static List<Integer> startedOn(final int frame, final Tracklets tracklets) {
		return IntStream.range(0, tracklets.size()).filter(i -> tracklets.start(i) == frame).boxed().toList();
	}

	private static double errorAtEnd(final Tracklets tracklets, final int i, final double dx, final double dy) {
		final int end = tracklets.end(i);
		return tracklets.position(i, end).distanceTo(new PixelPoint(tracklets.x(i, 0) + end * dx, tracklets.y(i, 0) + end * dy));
	}

	private static Tracklets chain(final int frames, final Displacement displacement) {
		try (Video video = blank(frames)) {
			return new TrackletChainer(new ScriptedFlow(displacement)).chain(video, Progress.NONE);
		}
	}

	private static Video blank(final int frames) {
		return new Video(GEOMETRY, new TensorStore(frames, new Shape(3, HEIGHT, WIDTH)));
	}

	/** How far to the right the pixels of a column move. */
	private interface Displacement {

		double dx(FramePair pair, int column);
	}

	/** Flow by hand. */
	private record ScriptedFlow(Displacement displacement) implements OpticalFlow {

		@Override
		public String name() {
			return "scripted";
		}

		@Override
		public List<FlowField> flows(final Video video, final List<FramePair> pairs) {
			return pairs.stream().map(this::flow).toList();
		}

		private FlowField flow(final FramePair pair) {
			final float[] dx = new float[WIDTH * HEIGHT];
			for (int i = 0; i < dx.length; i++)
				dx[i] = (float) displacement.dx(pair, i % WIDTH);
			return new FlowField(WIDTH, HEIGHT, dx, new float[dx.length]);
		}
	}
}
