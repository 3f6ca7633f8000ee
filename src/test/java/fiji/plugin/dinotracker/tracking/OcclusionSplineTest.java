package fiji.plugin.dinotracker.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class OcclusionSplineTest {

	private static final PixelPoint GUESS = new PixelPoint(-7, -7);

	/** A letter a frame: v for visible, o for occluded. */
	private static Track track(final String states, final double... x) {
		return new Track(new QueryPoint("p", 0, GUESS), IntStream.range(0, states.length()).mapToObj(frame -> {
			final boolean visible = states.charAt(frame) == 'v';
			return new TrackPoint(frame, visible ? new PixelPoint(x[frame], 10 - 2 * x[frame]) : GUESS, visible, visible ? 0.9 : 0.3);
		}).toList());
	}

	@Test
	void aStraightPathIsGoneOnStraight() {
		final Track joined = OcclusionSpline.join(track("vvoovv", 0, 1, 0, 0, 4, 5));
		assertThat(joined.points()).allSatisfy(point -> {
			assertThat(point.position().x()).isCloseTo(point.frame(), offset(1e-12));
			assertThat(point.position().y()).isCloseTo(10 - 2.0 * point.frame(), offset(1e-12));
		});
	}

	/** By hand: knots (0, 0), (1, 1), (3, 0); 2 (1 + 2) m = 6 (-1/2 - 1), m = -3/2; x(2) = 1/2 + (1/8 - 1/2) m 4 / 6. */
	@Test
	void aBentPathIsTheNaturalSpline() {
		assertThat(OcclusionSpline.join(track("vvov", 0, 1, 0, 0)).points().get(2).position().x()).isCloseTo(0.875, offset(1e-12));
	}

	@Test
	void whatIsJoinedIsMarkedAndStaysOccluded() {
		final Track joined = OcclusionSpline.join(track("vov", 0, 0, 2));
		assertThat(joined.points()).extracting(TrackPoint::interpolated).containsExactly(false, true, false);
		assertThat(joined.points()).extracting(TrackPoint::visible).containsExactly(true, false, true);
		assertThat(joined.points().get(1).confidence()).isEqualTo(0.3);
	}

	@Test
	void anEndThatHangsLooseStaysAsItIs() {
		final Track loose = track("ovvo", 0, 1, 2, 0);
		assertThat(OcclusionSpline.join(loose)).isEqualTo(loose);
	}

	@Test
	void aSinglePointJoinsNothing() {
		final Track single = track("ovo", 0, 1, 0);
		assertThat(OcclusionSpline.join(single)).isSameAs(single);
	}
}
