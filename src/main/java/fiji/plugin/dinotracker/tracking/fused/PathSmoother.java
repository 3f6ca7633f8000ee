package fiji.plugin.dinotracker.tracking.fused;

import fiji.plugin.dinotracker.flow.FlowField;
import fiji.plugin.dinotracker.flow.FlowPair;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Joins places that were found frame by frame, which neither drift nor are exact, and the optical flow between neighbouring
 * frames, which is exact but drifts: the path x that minimises
 * <p>
 * sum over t of c_t / (4 v_t^2) rho(|x_t - z_t|) + sum over t of min(c_t, c_{t+1}) / s_t^2 sigma(|x_{t+1} - x_t - f_t|)
 * </p>
 * with z_t the place found, c_t its probability, v_t its standard deviation, taken twice as neighbouring frames mostly err alike
 * ({@link Evidence#FRAMES_ALIKE}), f_t the mean of the flow there and the flow back, s_t its uncertainty, and rho and sigma squares
 * that flatten out (Geman and McClure, 1987), by iteratively reweighted least squares: an error of its outlier distance counts a quarter.
 * Each turn solves a tridiagonal system, and both flatten out earlier from turn to turn, so that single wild places do
 * not trap the path. The query stays where it is. What is hidden follows the flow weakly; where nothing at all
 * is known of a point, its path is a straight line.
 */
final class PathSmoother {

	private static final int TURNS = 6;
	/** The distance at which a place that was found, and the flow, counts a quarter in the end, in working pixels. */
	private static final double PLACE_OUTLIER = 6;
	private static final double FLOW_OUTLIER = 2;
	/**
	 * Uncertainty of the flow at best, and what its length adds to it, besides its failure to return. At best it is more exact than that,
	 * but errs alike on neighbouring frames too: if it were trusted more, a path would drift off with it.
	 */
	private static final double FLOW_SPREAD = 0.3;
	private static final double FLOW_SHARE = 0.05;
	/** What holds a path together where nothing is seen. */
	private static final double SLACK = 1e-6;
	private static final double FIXED = 1e6;

	private final FlowVideo flows;

	PathSmoother(final FlowVideo flows) {
		this.flows = flows;
	}

	/**
	 * The smoothed paths.
	 *
	 * @param found places, one a frame; exact on the frame of the query
	 * @param queryFrames the frame of each point's query
	 */
	Paths smooth(final Paths found, final int[] queryFrames) {
		Paths paths = found;
		for (int turn = 1; turn <= TURNS; turn++) {
			final double tolerance = Math.pow(2, TURNS - turn);
			final Paths aims = aims(found, paths);
			paths = solve(aims, link(paths, tolerance * FLOW_OUTLIER), weights(aims, paths, tolerance * PLACE_OUTLIER, queryFrames));
		}
		return judged(paths, found);
	}

	/**
	 * Where places that were found pull paths. They are on the grid, which ends before the frame does: how far a path is beyond its
	 * outermost cells only the query and the flow say.
	 */
	private Paths aims(final Paths found, final Paths paths) {
		final VideoGeometry geometry = flows.geometry();
		final PixelPoint first = geometry.toWorking(geometry.cell(0));
		final PixelPoint last = geometry.toWorking(geometry.cell(geometry.cells() - 1));
		final Paths aims = new Paths(new double[found.points()][found.frames()], new double[found.points()][found.frames()], found.probability(), found.variance());
		for (int q = 0; q < found.points(); q++)
			for (int t = 0; t < found.frames(); t++) {
				aims.x()[q][t] = within(found.x()[q][t], first.x(), last.x()) + beyond(paths.x()[q][t], first.x(), last.x());
				aims.y()[q][t] = within(found.y()[q][t], first.y(), last.y()) + beyond(paths.y()[q][t], first.y(), last.y());
			}
		return aims;
	}

	private static double within(final double value, final double least, final double most) {
		return Math.max(least, Math.min(most, value));
	}

	/** How far a value is beyond a range; 0 within. */
	private static double beyond(final double value, final double least, final double most) {
		return value - within(value, least, most);
	}

	/** The probability is that of a place within some cells of the one that was found; where the path leads elsewhere, it is no longer known to be seen. */
	private Paths judged(final Paths paths, final Paths found) {
		final double near = Paths.REACH * flows.geometry().stride();
		final double[][] probability = new double[paths.points()][paths.frames()];
		for (int q = 0; q < paths.points(); q++)
			for (int t = 0; t < paths.frames(); t++)
				if (Math.hypot(paths.x()[q][t] - found.x()[q][t], paths.y()[q][t] - found.y()[q][t]) <= near) probability[q][t] = found.probability()[q][t];
		return new Paths(paths.x(), paths.y(), probability, found.variance());
	}

	/** The flow along paths: how far each goes from a frame to the next, and how strongly that is believed, [Q][T]; 0 on the last. */
	private record Links(double[][] dx, double[][] dy, double[][] strength) {}

	private Links link(final Paths paths, final double outlier) {
		final Links links = new Links(new double[paths.points()][paths.frames()], new double[paths.points()][paths.frames()], new double[paths.points()][paths.frames()]);
		for (int t = 0; t + 1 < paths.frames(); t++) {
			final FlowPair flow = flows.between(t, t + 1);
			for (int q = 0; q < paths.points(); q++)
				link(paths, q, t, flow, links, outlier);
		}
		return links;
	}

	private static void link(final Paths paths, final int q, final int t, final FlowPair flow, final Links links, final double outlier) {
		final double[] there = step(flow.there(), paths.x()[q][t], paths.y()[q][t]);
		final double[] back = step(flow.back(), paths.x()[q][t + 1], paths.y()[q][t + 1]);
		final double dx = (there[0] - back[0]) / 2;
		final double dy = (there[1] - back[1]) / 2;
		final double variance = square(FLOW_SPREAD) + square(there[0] + back[0]) + square(there[1] + back[1]) + square(FLOW_SHARE) * (square(dx) + square(dy));
		final double miss = square(paths.x()[q][t + 1] - paths.x()[q][t] - dx) + square(paths.y()[q][t + 1] - paths.y()[q][t] - dy);
		links.dx[q][t] = dx;
		links.dy[q][t] = dy;
		links.strength[q][t] = Math.min(paths.probability()[q][t], paths.probability()[q][t + 1]) / variance * trust(miss, outlier);
	}

	private static double[] step(final FlowField field, final double x, final double y) {
		return new double[] { field.targetX((float) x, (float) y) - x, field.targetY((float) x, (float) y) - y };
	}

	/** How much each place that was found counts, [Q][T]. */
	private static double[][] weights(final Paths found, final Paths paths, final double outlier, final int[] queryFrames) {
		final double[][] weights = new double[found.points()][found.frames()];
		for (int q = 0; q < found.points(); q++)
			for (int t = 0; t < found.frames(); t++) {
				final double miss = square(found.x()[q][t] - paths.x()[q][t]) + square(found.y()[q][t] - paths.y()[q][t]);
				weights[q][t] = t == queryFrames[q] ? FIXED : found.probability()[q][t] / (Evidence.FRAMES_ALIKE * found.variance()[q][t]) * trust(miss, outlier);
			}
		return weights;
	}

	private static Paths solve(final Paths found, final Links links, final double[][] weights) {
		final Paths paths = new Paths(new double[found.points()][], new double[found.points()][], found.probability(), found.variance());
		for (int q = 0; q < found.points(); q++) {
			paths.x()[q] = solve(found.x()[q], weights[q], links.dx[q], links.strength[q]);
			paths.y()[q] = solve(found.y()[q], weights[q], links.dy[q], links.strength[q]);
		}
		return paths;
	}

	/**
	 * The x that minimises sum of w_t (x_t - z_t)^2 + sum of s_t (x_{t+1} - x_t - d_t)^2 + sum of slack (x_{t+1} - x_t)^2, by
	 * elimination along the tridiagonal normal equations.
	 */
	static double[] solve(final double[] z, final double[] w, final double[] d, final double[] s) {
		final int n = z.length;
		final double[] upper = new double[n];
		final double[] right = new double[n];
		for (int t = 0; t < n; t++) {
			final double before = t > 0 ? s[t - 1] + SLACK : 0;
			final double after = t + 1 < n ? s[t] + SLACK : 0;
			final double pull = w[t] * z[t] + (t > 0 ? s[t - 1] * d[t - 1] : 0) - (t + 1 < n ? s[t] * d[t] : 0);
			final double pivot = w[t] + before + after - (t > 0 ? before * upper[t - 1] : 0);
			upper[t] = after / pivot;
			right[t] = (pull + (t > 0 ? before * right[t - 1] : 0)) / pivot;
		}
		final double[] x = new double[n];
		for (int t = n - 1; t >= 0; t--)
			x[t] = right[t] + (t + 1 < n ? upper[t] * x[t + 1] : 0);
		return x;
	}

	/** How much of a square counts when it flattens out. */
	private static double trust(final double squaredError, final double outlier) {
		return 1 / square(1 + squaredError / square(outlier));
	}

	private static double square(final double value) {
		return value * value;
	}
}
