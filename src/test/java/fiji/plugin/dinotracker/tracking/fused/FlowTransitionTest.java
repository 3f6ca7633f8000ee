package fiji.plugin.dinotracker.tracking.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.FlowField;
import fiji.plugin.dinotracker.flow.FlowPair;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Torch;

class FlowTransitionTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 84);
	private static final int CELLS = GEOMETRY.cells();
	private static final int AWAY = 2 * CELLS;
	private static final int MIDDLE = 5 * GEOMETRY.gridWidth() + 6;

	private NDManager manager;

	@BeforeEach
	void open() {
		manager = Torch.newManager();
	}

	@AfterEach
	void close() {
		manager.close();
	}

	private FlowTransition transition(final FlowField there, final FlowField back) {
		return new FlowTransition(manager, new FlowPair(there, back), GEOMETRY);
	}

	/** The same displacement everywhere. */
	private static FlowField shift(final float dx, final float dy) {
		final float[] right = new float[GEOMETRY.width() * GEOMETRY.height()];
		final float[] down = right.clone();
		Arrays.fill(right, dx);
		Arrays.fill(down, dy);
		return new FlowField(GEOMETRY.width(), GEOMETRY.height(), right, down);
	}

	/** What may happen to a point that is in one state. */
	private float[] future(final FlowTransition transition, final int state) {
		final float[] belief = new float[AWAY + 1];
		belief[state] = 1;
		return transition.forward(manager.create(belief).reshape(-1, 1)).toFloatArray();
	}

	private static double sum(final float[] values, final int from, final int to) {
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += values[i];
		return sum;
	}

	@Test
	void somethingAlwaysHappensToAPoint() {
		final FlowTransition transition = transition(shift(3.3f, -2), shift(-1, 2));
		for (final int state : new int[] { 0, 3, MIDDLE, CELLS - 1, CELLS, CELLS + MIDDLE, AWAY - 1, AWAY })
			assertThat(sum(future(transition, state), 0, AWAY + 1)).as("from state " + state).isCloseTo(1, within(1e-5));
	}

	@Test
	void backwardIsTheAdjointOfForward() {
		final FlowTransition transition = transition(shift(3.3f, -2), shift(-1, 2));
		final NDArray a = random(6), b = random(7); // [S, 3]
		final float[] forth = transition.forward(a).mul(b).sum(new int[] { 0 }).toFloatArray();
		final float[] back = transition.backward(b).mul(a).sum(new int[] { 0 }).toFloatArray();
		for (int q = 0; q < 3; q++)
			assertThat(back[q]).isCloseTo(forth[q], within(1e-4f * forth[q]));
	}

	private NDArray random(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[3 * (AWAY + 1)];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble();
		return manager.create(values, new Shape(AWAY + 1, 3));
	}

	@Test
	void aPointGoesWhereConsistentFlowLeads() {
		final float[] future = future(transition(shift(14, -7), shift(-14, 7)), MIDDLE);
		final int target = MIDDLE + 2 - GEOMETRY.gridWidth();
		for (final float value : future)
			assertThat(value).isLessThanOrEqualTo(future[target]);
		assertThat(sum(future, CELLS, AWAY)).isCloseTo(0.01, within(1e-3));
	}

	@Test
	void flowThatDoesNotReturnSpreadsWiderAndHidesMore() {
		final float[] sure = future(transition(shift(7, 0), shift(-7, 0)), MIDDLE);
		final float[] astray = future(transition(shift(7, 0), shift(7, 0)), MIDDLE);
		assertThat(astray[MIDDLE + 1]).isLessThan(sure[MIDDLE + 1] / 5);
		assertThat(sum(astray, CELLS, AWAY)).isGreaterThan(20 * sum(sure, CELLS, AWAY));
	}

	@Test
	void flowThatFailsToReturnByOneAndAHalfPixelsOfThePapersSizeIsHalfBelieved() {
		assertThat(hidden(1)).isCloseTo((0.01 + 0.3) / 2, within(1e-4));
		assertThat(hidden(0.5f)).as("and by half of that nearly").isCloseTo((16 * 0.01 + 0.3) / 17, within(1e-4));
	}

	/** How probably a point hides where the flow fails to return by so many times 1.5 px. */
	private double hidden(final float failures) {
		return sum(future(transition(shift(0, 0), shift(failures * (float) (1.5 * GEOMETRY.pixelScale()), 0)), MIDDLE), CELLS, AWAY);
	}

	@Test
	void flowSpreadsByThreeFifthsOfACellOrByTwoAndAHalfCells() {
		final float[] sure = future(transition(shift(0, 0), shift(0, 0)), MIDDLE);
		final float[] astray = future(transition(shift(0, 0), shift(50, 0)), MIDDLE);
		assertThat(sure[MIDDLE + 1] / sure[MIDDLE]).isCloseTo(bell(0.6), within(1e-4f));
		assertThat(astray[MIDDLE + 1] / astray[MIDDLE]).isCloseTo(bell(2.5), within(1e-4f));
	}

	@Test
	void aHiddenPointDriftsBySevenTenthsOfACell() {
		final float[] future = future(transition(shift(14, 0), shift(-14, 0)), CELLS + MIDDLE);
		assertThat(future[CELLS + MIDDLE + 1] / future[CELLS + MIDDLE]).isCloseTo(bell(0.7), within(1e-4f));
		assertThat(future[CELLS + MIDDLE + GEOMETRY.gridWidth()] / future[CELLS + MIDDLE]).isCloseTo(bell(0.7), within(1e-4f));
	}

	/** How high a normal distribution is a cell from its middle, in parts of how high it is there. */
	private static float bell(final double deviation) {
		return (float) Math.exp(-1 / (2 * deviation * deviation));
	}

	@Test
	void whatLeavesTheFrameIsAway() {
		assertThat(future(transition(shift(67, 0), shift(-67, 0)), MIDDLE)[AWAY]).isGreaterThan(0.99f);
	}

	@Test
	void aPointAtRestInACornerStays() {
		assertThat(future(transition(shift(0, 0), shift(0, 0)), 0)[AWAY]).isLessThan(0.01f);
	}

	@Test
	void aHiddenPointIsSeenAgainNearby() {
		final float[] future = future(transition(shift(14, 0), shift(-14, 0)), CELLS + MIDDLE);
		assertThat(future[MIDDLE]).isGreaterThan(10 * future[MIDDLE + 2]).isGreaterThan(0.02f);
		assertThat(sum(future, 0, CELLS)).isCloseTo(0.1, within(1e-4));
		assertThat(sum(future, CELLS, AWAY)).isCloseTo(0.89, within(1e-4));
		assertThat(future[AWAY]).isCloseTo(0.01f, within(1e-5f));
	}

	@Test
	void aPointThatIsAwayMayBeSeenAgainAnywhere() {
		final float[] future = future(transition(shift(0, 0), shift(0, 0)), AWAY);
		assertThat(future[0]).isEqualTo(future[MIDDLE]).isPositive();
		assertThat(future[AWAY]).isCloseTo(0.98f, within(1e-5f));
	}
}
