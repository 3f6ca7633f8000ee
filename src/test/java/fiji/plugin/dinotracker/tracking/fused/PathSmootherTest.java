package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

class PathSmootherTest {

	private static final int FRAMES = 12;
	private static final double SPEED = 2.5;
	private static FlowVideo flows;

	@BeforeAll
	static void estimateFlow() {
		try (Video video = new TexturedVideo(3).shifting(TestGeometry.unscaled(140, 98), FRAMES, SPEED, 0)) {
			flows = FlowVideo.of(new DisFlow(), video, Progress.NONE);
		}
	}

	@AfterAll
	static void freeFlow() {
		flows.close();
	}

	/** One point that moves with the texture from (40, 50), found with an error; its query is on frame 0. */
	private static Paths found(final double error) {
		final SplittableRandom random = new SplittableRandom(1);
		final Paths found = new Paths(1, FRAMES);
		for (int t = 0; t < FRAMES; t++) {
			found.x()[0][t] = 40 + SPEED * t + (t == 0 ? 0 : error * random.nextDouble(-1, 1));
			found.y()[0][t] = 50 + (t == 0 ? 0 : error * random.nextDouble(-1, 1));
			found.probability()[0][t] = 1;
			found.variance()[0][t] = 16;
		}
		return found;
	}

	private static Paths smooth(final Paths found) {
		return new PathSmoother(flows).smooth(found, new int[] { 0 });
	}

	private static double distance(final Paths paths, final int t) {
		return Math.hypot(paths.x()[0][t] - 40 - SPEED * t, paths.y()[0][t] - 50);
	}

	@Test
	void aRoughPathBecomesAsExactAsTheFlow() {
		final Paths smooth = smooth(found(3));
		for (int t = 0; t < FRAMES; t++)
			assertThat(distance(smooth, t)).as("frame " + t).isLessThan(0.5);
		assertThat(distance(smooth, 0)).isLessThan(1e-4);
	}

	@Test
	void oneWildPlaceDoesNotBendThePath() {
		final Paths found = found(0);
		found.x()[0][6] += 60;
		final Paths smooth = smooth(found);
		assertThat(distance(smooth, 6)).isLessThan(0.5);
		assertThat(distance(smooth, 7)).isLessThan(0.5);
		assertThat(smooth.probability()[0][6]).as("of a place that was found elsewhere").isZero();
		assertThat(smooth.probability()[0][7]).isEqualTo(1);
	}

	@Test
	void aPointIsTakenToBeSeenUpToTwoCellsFromWhereItWasFound() {
		final Paths found = found(0);
		found.x()[0][4] += 13;
		found.x()[0][8] += 15;
		final Paths smooth = smooth(found);
		assertThat(smooth.probability()[0][4]).isEqualTo(1);
		assertThat(smooth.probability()[0][8]).isZero();
	}

	@Test
	void aPlaceSixPixelsFromThePathCountsAQuarter() {
		final double place = 0.25 / (4 * 16);
		final double flow = 1 / 0.09;
		assertThat(pastTheFlow(0, 6, 16)).isCloseTo(6 * place / (place + flow), withinPercentage(3));
	}

	@Test
	void aFlowThatFailsByTwoPixelsCountsAQuarter() {
		final double place = 1 / (4 * 1e-4);
		final double flow = 0.25 / 0.09;
		assertThat(2 - pastTheFlow(0, 2, 1e-4)).isCloseTo(2 * flow / (place + flow), withinPercentage(3));
	}

	@Test
	void aFlowOfSixPixelsCountsHalfAsMuchAsOneOfNone() {
		final double place = 1 / 4.0;
		final double flow = 0.5 / 0.09;
		assertThat(pastTheFlow(6, 0.2, 1)).isCloseTo(0.2 * place / (place + flow), withinPercentage(3));
	}

	/**
	 * How far a path ends beyond where the flow leads.
	 *
	 * @param right where it leads, there and back
	 * @param found how far beyond that the place was found
	 */
	private static double pastTheFlow(final float right, final double found, final double variance) {
		final VideoGeometry geometry = flows.geometry();
		final float[] rest = new float[geometry.width() * geometry.height()];
		final float[] there = rest.clone();
		final float[] back = rest.clone();
		Arrays.fill(there, right);
		Arrays.fill(back, -right);
		final Paths places = new Paths(new double[][] { { 40, 40 + right + found } }, new double[][] { { 50, 50 } }, new double[][] { { 1, 1 } }, new double[][] { { variance, variance } });
		try (TensorStore store = new TensorStore(1, FlowVideo.shape(geometry))) {
			final FloatBuffer planes = store.buffer(0).asFloatBuffer();
			planes.put(there).put(rest).put(back).put(rest);
			return new PathSmoother(new FlowVideo(geometry, store)).smooth(places, new int[] { 0 }).x()[0][1] - 40 - right;
		}
	}

	@Test
	void aFlowThatIsALittleOffAllTheTimeDoesNotTakeThePathAlong() {
		final Paths found = found(0);
		for (int t = 1; t < FRAMES; t++)
			found.y()[0][t] += 0.4 * t;
		Arrays.fill(found.variance()[0], 1);
		assertThat(distance(smooth(found), FRAMES - 1)).isGreaterThan(0.35 * 0.4 * (FRAMES - 1));
	}

	@Test
	void placesThatAreAlwaysRightOutweighAFlowThatFailsOnce() {
		final Paths found = found(0);
		for (int t = 6; t < FRAMES; t++) // the texture stays behind, the places are elsewhere for good
			found.y()[0][t] += 12;
		for (int t = 1; t < FRAMES; t++)
			found.variance()[0][t] = 0.05;
		assertThat(distance(smooth(found), FRAMES - 1)).isCloseTo(12, within(1.0));
	}

	@Test
	void aPlaceThatIsKnownBetterHoldsThePathMore() {
		final Paths found = found(0);
		for (int t = 6; t < FRAMES; t++)
			found.y()[0][t] += 2;
		final double loose = distance(smooth(found), FRAMES - 1);
		for (int t = 6; t < FRAMES; t++)
			found.variance()[0][t] = 1;
		assertThat(distance(smooth(found), FRAMES - 1)).isBetween(1.2 * loose, 2.0);
	}

	@Test
	void aPointAtTheBorderIsNotPulledOntoTheGrid() {
		final Paths found = found(0);
		found.y()[0][0] = 1;
		for (int t = 1; t < FRAMES; t++) {
			found.y()[0][t] = 7; // the topmost cells
			found.variance()[0][t] = 1;
		}
		final Paths smooth = smooth(found);
		assertThat(smooth.y()[0][0]).isCloseTo(1, within(1e-3));
		assertThat(smooth.y()[0][FRAMES - 1]).isCloseTo(1, within(0.3));
	}

	@Test
	void whereNothingIsSeenThePathIsAStraightLine() {
		final Paths found = found(0);
		for (int t = 4; t < 8; t++) {
			found.probability()[0][t] = 0;
			found.x()[0][t] = 5;
			found.y()[0][t] = 90;
		}
		for (int t = 8; t < FRAMES; t++)
			found.y()[0][t] = 56; // where the flow does not lead
		final Paths smooth = smooth(found);
		for (int t = 4; t < 8; t++)
			assertThat(smooth.y()[0][t]).as("frame " + t).isCloseTo(50 + 6 * (t - 3) / 5., within(0.5));
	}

	@Test
	void theSolutionIsALeastSquaresOne() {
		final double[] z = { 1, 4, 2 };
		final double[] w = { 3, 1, 2 };
		final double[] d = { 1, -1, 0 };
		final double[] s = { 2, 5, 0 };
		final double[] x = PathSmoother.solve(z, w, d, s);
		final double best = cost(x, z, w, d, s);
		for (int i = 0; i < x.length; i++)
			for (final double change : new double[] { -1e-3, 1e-3 }) {
				final double[] other = x.clone();
				other[i] += change;
				assertThat(cost(other, z, w, d, s)).isGreaterThan(best);
			}
	}

	private static double cost(final double[] x, final double[] z, final double[] w, final double[] d, final double[] s) {
		double cost = 0;
		for (int t = 0; t < x.length; t++)
			cost += w[t] * Math.pow(x[t] - z[t], 2) + (t + 1 < x.length ? s[t] * Math.pow(x[t + 1] - x[t] - d[t], 2) : 0);
		return cost;
	}

	@Test
	void anEmptyPathStaysEmpty() {
		assertThat(PathSmoother.solve(new double[0], new double[0], new double[0], new double[0])).isEmpty();
		assertThat(Arrays.stream(smooth(new Paths(0, 0)).x())).isEmpty();
	}
}
