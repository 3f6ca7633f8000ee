package fiji.plugin.dinotracker.tracking;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.FlowPair;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * How probably a point is where on a neighbouring frame. It can be in one of S = 2 P + 1 states: seen at a cell of the
 * feature grid, hidden at a cell, or away.
 * <p>
 * A point that is seen goes where the optical flow leads, with a spread of a fraction of a cell; where the flow there and
 * back does not return, the spread is wide and hiding is likely. A hidden point drifts a little, may be seen again where it
 * is, and may get lost. What is lost or leaves the frame is away, and may be seen again anywhere. The probabilities of what
 * may happen to a state sum to 1.
 * </p>
 */
final class FlowTransition implements Transition {

	/** Standard deviations in cells of where flow leads, consistent or not, and of the drift of a hidden point. */
	private static final double NARROW = 0.6;
	private static final double WIDE = 2.5;
	private static final double DRIFT = 0.7;
	/** Probabilities to hide, where flow is consistent or not. */
	private static final double HIDE = 0.01;
	private static final double HIDE_ASTRAY = 0.3;
	/** Probabilities of a hidden point to be seen again and to get lost, and of one that is away to be seen again. */
	private static final float SHOW = 0.1f;
	private static final float LOSE = 0.01f;
	private static final float RETURN = 0.02f;
	/** Where the flow fails to return by this much, in pixels at paper size, it is half believed. */
	private static final double CYCLE_ERROR = 1.5;
	/** Beyond so many standard deviations a bell is zero. */
	private static final double REACH = 4;

	private final VideoGeometry geometry;
	/** Where flow leads from each cell, [P, P]; what leaves the frame is missing. */
	private final NDArray moves;
	private final NDArray leaving;
	private final NDArray hiding;
	private final NDArray driftAcross;
	private final NDArray driftDown;

	/**
	 * @param manager owns what is computed
	 * @param flow from the frame to the neighbouring one, and back
	 */
	FlowTransition(final NDManager manager, final FlowPair flow, final VideoGeometry geometry) {
		this.geometry = geometry;
		final int w = geometry.gridWidth();
		final int h = geometry.gridHeight();
		final int cells = geometry.cells();
		final float[] across = new float[cells * w];
		final float[] down = new float[cells * h];
		final float[] hide = new float[cells];
		for (int cell = 0; cell < cells; cell++) {
			final PixelPoint place = geometry.toWorking(geometry.cell(cell));
			final float x = (float) place.x();
			final float y = (float) place.y();
			final double trust = 1 / (1 + Math.pow(flow.cycleError(x, y) / (CYCLE_ERROR * geometry.pixelScale()), 4));
			final double spread = trust * NARROW + (1 - trust) * WIDE;
			bell(across, cell * w, w, geometry.toGrid(flow.there().targetX(x, y)), spread);
			bell(down, cell * h, h, geometry.toGrid(flow.there().targetY(x, y)), spread);
			hide[cell] = (float) (trust * HIDE + (1 - trust) * HIDE_ASTRAY);
		}
		moves = manager.create(down, new Shape(cells, h, 1)).mul(manager.create(across, new Shape(cells, 1, w))).reshape(cells, cells); // [P, P]
		leaving = moves.sum(new int[] { 1 }).neg().add(1).reshape(1, cells); // [1, P]
		hiding = manager.create(hide, new Shape(1, cells)); // [1, P]
		driftAcross = drift(manager, w); // [w, w]
		driftDown = drift(manager, h); // [h, h]
	}

	/** Where a drift within n cells leads, row by row, [n, n]. */
	private static NDArray drift(final NDManager manager, final int n) {
		final float[] rows = new float[n * n];
		for (int from = 0; from < n; from++)
			bell(rows, from * n, n, from, DRIFT);
		final NDArray matrix = manager.create(rows, new Shape(n, n)); // [n, n]
		return matrix.div(matrix.sum(new int[] { 1 }, true));
	}

	/** A mass of 1 spread like a bell over cells 0 to n - 1; what falls beyond them is lost. */
	private static void bell(final float[] values, final int start, final int n, final double centre, final double deviation) {
		final int first = (int) Math.floor(centre - REACH * deviation);
		final int last = (int) Math.ceil(centre + REACH * deviation);
		double sum = 0;
		for (int i = first; i <= last; i++)
			sum += bell(i, centre, deviation);
		for (int i = Math.max(0, first); i <= Math.min(n - 1, last); i++)
			values[start + i] = (float) (bell(i, centre, deviation) / sum);
	}

	private static double bell(final int i, final double centre, final double deviation) {
		final double z = (i - centre) / deviation;
		return Math.exp(-z * z / 2);
	}

	@Override
	public NDArray forward(final NDArray belief) {
		final NDList parts = parts(belief);
		final NDArray seen = parts.get(0); // [Q, P]
		final NDArray hidden = drifted(parts.get(1), driftAcross, driftDown); // [Q, P]
		final NDArray away = parts.get(2); // [Q, 1]
		final NDArray gone = seen.mul(hiding); // [Q, P]
		final NDList moved = seen.sub(gone).concat(gone, 0).matMul(moves).split(2); // 2 x [Q, P]
		final NDArray nextSeen = moved.get(0).add(hidden.mul(SHOW)).add(away.mul(RETURN / geometry.cells())); // [Q, P]
		final NDArray nextHidden = moved.get(1).add(hidden.mul(1 - SHOW - LOSE)); // [Q, P]
		final NDArray nextAway = sum(seen.mul(leaving)).add(sum(hidden).mul(LOSE)).add(away.mul(1 - RETURN)); // [Q, 1]
		return nextSeen.concat(nextHidden, 1).concat(nextAway, 1); // [Q, S]
	}

	@Override
	public NDArray backward(final NDArray fit) {
		final NDList parts = parts(fit);
		final NDArray seen = parts.get(0); // [Q, P]
		final NDArray hidden = parts.get(1); // [Q, P]
		final NDArray away = parts.get(2); // [Q, 1]
		final NDList moved = seen.concat(hidden, 0).matMul(moves.transpose()).split(2); // 2 x [Q, P]
		final NDArray stay = moved.get(0).add(moved.get(1).sub(moved.get(0)).mul(hiding)); // [Q, P]
		final NDArray nextSeen = stay.add(leaving.mul(away)); // [Q, P]
		final NDArray shown = seen.mul(SHOW).add(hidden.mul(1 - SHOW - LOSE)); // [Q, P]
		final NDArray nextHidden = drifted(shown, driftAcross.transpose(), driftDown.transpose()).add(away.mul(LOSE)); // [Q, P]
		final NDArray nextAway = sum(seen).mul(RETURN / geometry.cells()).add(away.mul(1 - RETURN)); // [Q, 1]
		return nextSeen.concat(nextHidden, 1).concat(nextAway, 1); // [Q, S]
	}

	private NDList parts(final NDArray states) {
		return states.split(new long[] { geometry.cells(), 2L * geometry.cells() }, 1);
	}

	/** Rows times a matrix across, then columns times another down, [Q, P]. */
	private NDArray drifted(final NDArray cells, final NDArray across, final NDArray down) {
		final int w = geometry.gridWidth();
		final NDArray rows = cells.reshape(-1, w).matMul(across).reshape(-1, geometry.gridHeight(), w); // [Q, h, w]
		return down.transpose().matMul(rows).reshape(-1, geometry.cells()); // [Q, P]
	}

	private static NDArray sum(final NDArray values) {
		return values.sum(new int[] { 1 }, true); // [Q, 1]
	}
}
