package fiji.plugin.dinotracker.tracking;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.FlowPair;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * How probably a point that is at one cell of the feature grid, or hidden, is at another, or hidden, on a neighbouring
 * frame: a matrix A whose rows sum to 1, with the P cells first and the hidden state last.
 * <p>
 * From a cell the point goes where the optical flow leads, with a spread of a fraction of a cell; where the flow there and
 * back does not return, the spread is wide and hiding more likely. What would land outside the frame is hidden. A hidden
 * point shows up again with a small probability, anywhere.
 * </p>
 */
final class FlowTransition {

	/** Standard deviations in cells where the flow is consistent, and where it is not. */
	private static final double NARROW = 0.6;
	private static final double WIDE = 2.5;
	/** Probabilities to become hidden, likewise. */
	private static final double HIDE = 0.001;
	private static final double HIDE_ASTRAY = 0.3;
	/** Probability of a hidden point to show up. */
	private static final double SHOW = 0.01;
	/** Where the flow fails to return by this much, in pixels at paper size, it is half believed. */
	private static final double CYCLE_ERROR = 1.5;

	/** Beyond so many standard deviations a bell is zero. */
	private static final double REACH = 4;

	private FlowTransition() {}

	/**
	 * The matrix from one frame to a neighbouring one.
	 *
	 * @param manager owns the result
	 * @param flow between the two frames
	 * @return [P + 1, P + 1]
	 */
	static NDArray matrix(final NDManager manager, final FlowPair flow, final VideoGeometry geometry) {
		final int w = geometry.gridWidth();
		final int h = geometry.gridHeight();
		final int cells = geometry.cells();
		final float[] across = new float[cells * w];
		final float[] down = new float[cells * h];
		final double tolerance = CYCLE_ERROR * geometry.pixelScale();
		for (int cell = 0; cell < cells; cell++) {
			final PixelPoint place = geometry.toWorking(geometry.cell(cell));
			final float x = (float) place.x();
			final float y = (float) place.y();
			final double trust = 1 / (1 + Math.pow(flow.cycleError(x, y) / tolerance, 4));
			final double spread = trust * NARROW + (1 - trust) * WIDE;
			spread(across, cell * w, w, geometry.toGrid(flow.there().targetX(x, y)), spread, 1 - trust * HIDE - (1 - trust) * HIDE_ASTRAY);
			spread(down, cell * h, h, geometry.toGrid(flow.there().targetY(x, y)), spread, 1);
		}
		final NDArray shown = manager.create(down, new Shape(cells, h, 1)).mul(manager.create(across, new Shape(cells, 1, w))).reshape(cells, cells); // [P, P]
		final NDArray hidden = shown.sum(new int[] { 1 }, true).neg().add(1); // [P, 1]
		final NDArray appearing = manager.full(new Shape(1, cells), (float) (SHOW / cells)).concat(manager.full(new Shape(1, 1), (float) (1 - SHOW)), 1); // [1, P + 1]
		return shown.concat(hidden, 1).concat(appearing, 0); // [P + 1, P + 1]
	}

	/** A mass spread like a bell over cells 0 to n - 1; what falls beyond them is lost. */
	private static void spread(final float[] values, final int start, final int n, final double centre, final double deviation, final double mass) {
		final int first = (int) Math.floor(centre - REACH * deviation);
		final int last = (int) Math.ceil(centre + REACH * deviation);
		double sum = 0;
		for (int i = first; i <= last; i++)
			sum += bell(i, centre, deviation);
		for (int i = Math.max(0, first); i <= Math.min(n - 1, last); i++)
			values[start + i] = (float) (mass * bell(i, centre, deviation) / sum);
	}

	private static double bell(final int i, final double centre, final double deviation) {
		final double z = (i - centre) / deviation;
		return Math.exp(-z * z / 2);
	}
}
