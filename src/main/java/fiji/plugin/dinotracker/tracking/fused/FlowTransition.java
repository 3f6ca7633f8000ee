package fiji.plugin.dinotracker.tracking.fused;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
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

	private final VideoGeometry geometry;
	/** How much of each cell (column) flow leads to each cell (row), sparse, [P, P]; what leaves the frame is missing. */
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
		final int cells = geometry.cells();
		final Moves spread = new Moves(geometry.gridWidth(), geometry.gridHeight());
		final float[] hide = new float[cells];
		for (int cell = 0; cell < cells; cell++) {
			final PixelPoint place = geometry.toWorking(geometry.cell(cell));
			final float x = (float) place.x();
			final float y = (float) place.y();
			final double trust = 1 / (1 + Math.pow(flow.cycleError(x, y) / (CYCLE_ERROR * geometry.pixelScale()), 4));
			final double deviation = trust * NARROW + (1 - trust) * WIDE;
			spread.add(cell, new Bell(geometry.toGrid(flow.there().targetX(x, y)), deviation), new Bell(geometry.toGrid(flow.there().targetY(x, y)), deviation));
			hide[cell] = (float) (trust * HIDE + (1 - trust) * HIDE_ASTRAY);
		}
		moves = spread.matrix(manager);
		leaving = spread.leaving(manager);
		hiding = manager.create(hide, new Shape(cells, 1)); // [P, 1]
		driftAcross = drift(manager, geometry.gridWidth()); // [w, w]
		driftDown = drift(manager, geometry.gridHeight()); // [h, h]
	}

	/** Where a drift within n cells leads, from each (column) to each (row), [n, n]. */
	private static NDArray drift(final NDManager manager, final int n) {
		final float[] matrix = new float[n * n];
		for (int from = 0; from < n; from++) {
			final Bell bell = new Bell(from, DRIFT);
			final float[] masses = bell.masses();
			for (int i = Math.max(0, -bell.first()); i < masses.length && bell.first() + i < n; i++)
				matrix[(bell.first() + i) * n + from] = masses[i];
		}
		final NDArray within = manager.create(matrix, new Shape(n, n)); // [n, n]
		return within.div(within.sum(new int[] { 0 }, true));
	}

	@Override
	public NDArray forward(final NDArray belief) {
		final NDList parts = parts(belief);
		final NDArray seen = parts.get(0); // [P, Q]
		final NDArray away = parts.get(2); // [1, Q]
		final NDArray gone = seen.mul(hiding); // [P, Q]
		final NDArray hidden = drifted(parts.get(1), driftAcross, driftDown); // [P, Q]
		final NDArray nextAway = sum(seen.mul(leaving)).addi(sum(hidden).muli(LOSE)).addi(away.mul(1 - RETURN)); // [1, Q]
		final NDList moved = both(moves, seen.sub(gone), gone);
		final NDArray nextSeen = moved.get(0).add(hidden.mul(SHOW)).addi(away.mul(RETURN / geometry.cells())); // [P, Q]
		final NDArray nextHidden = moved.get(1).add(hidden.muli(1 - SHOW - LOSE)); // [P, Q]
		return NDArrays.concat(new NDList(nextSeen, nextHidden, nextAway)); // [S, Q]
	}

	@Override
	public NDArray backward(final NDArray fit) {
		final NDList parts = parts(fit);
		final NDArray seen = parts.get(0); // [P, Q]
		final NDArray hidden = parts.get(1); // [P, Q]
		final NDArray away = parts.get(2); // [1, Q]
		final NDList before = both(moves.transpose(), seen, hidden);
		final NDArray shown = before.get(0); // [P, Q]
		final NDArray nextSeen = before.get(1).sub(shown).muli(hiding).addi(shown).addi(leaving.mul(away)); // [P, Q]
		final NDArray stay = seen.mul(SHOW).addi(hidden.mul(1 - SHOW - LOSE)); // [P, Q]
		final NDArray nextHidden = drifted(stay, driftAcross.transpose(), driftDown.transpose()).addi(away.mul(LOSE)); // [P, Q]
		final NDArray nextAway = sum(seen).muli(RETURN / geometry.cells()).addi(away.mul(1 - RETURN)); // [1, Q]
		return NDArrays.concat(new NDList(nextSeen, nextHidden, nextAway)); // [S, Q]
	}

	/** A sparse matrix times two others at once, as the engine sorts its entries anew for each product. */
	private static NDList both(final NDArray sparse, final NDArray first, final NDArray second) {
		return sparse.matMul(first.concat(second, 1)).split(2, 1); // 2 x [P, Q]
	}

	private NDList parts(final NDArray states) {
		return states.split(new long[] { geometry.cells(), 2L * geometry.cells() });
	}

	/** A matrix times all columns of cells, then another times all rows, [P, Q]. */
	private NDArray drifted(final NDArray cells, final NDArray across, final NDArray down) {
		final int h = geometry.gridHeight();
		final int w = geometry.gridWidth();
		final NDArray columns = down.matMul(cells.reshape(h, -1)).reshape(h, w, -1); // [h, w, Q]
		return across.matMul(columns).reshape(geometry.cells(), -1); // [P, Q]
	}

	private static NDArray sum(final NDArray values) {
		return values.sum(new int[] { 0 }, true); // [1, Q]
	}
}
