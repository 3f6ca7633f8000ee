package fiji.plugin.dinotracker.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Finds what moves on its own: the pixels whose flow to the neighbouring frame differs from the one affine motion that most
 * of the frame shares, which is the camera's. With a camera at rest that is whatever moves.
 */
public final class OwnMotion {

	/** Every so many pixels each way take part in the fit. */
	private static final int SPACING = 4;
	private static final int TURNS = 12;
	/** A pixel moves on its own if it is this far from the shared motion, in pixels, and in medians of that distance. */
	private static final double LEAST = 0.5;
	private static final double MEDIANS = 6;
	private static final double SMALLEST_SCALE = 0.1;

	private OwnMotion() {}

	/**
	 * The pixels y W + x of each frame that move on their own; there may be none.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<BitSet> find(final FlowVideo flows, final Progress progress) {
		final List<BitSet> frames = new ArrayList<>();
		for (int frame = 0; frame < flows.frames(); frame++) {
			progress.check();
			frames.add(flows.frames() == 1 ? new BitSet() : pixels(flows.between(frame, frame + 1 < flows.frames() ? frame + 1 : frame - 1).there()));
			progress.report("Finding what moves", frame + 1, flows.frames(), "");
		}
		return frames;
	}

	/** The pixels of a flow field that move on their own. */
	static BitSet pixels(final FlowField field) {
		final Shared shared = fit(field);
		final double limit = Math.max(LEAST, MEDIANS * shared.median);
		final BitSet own = new BitSet(field.dx().length);
		for (int i = 0; i < field.dx().length; i++)
			if (distance(field, i, shared.across, shared.down) > limit) own.set(i);
		return own;
	}

	/**
	 * The motion most of a frame shares.
	 *
	 * @param across dx = across . (1, x, y)
	 * @param down dy = down . (1, x, y)
	 * @param median of how far the flow is from it, in pixels
	 */
	private record Shared(double[] across, double[] down, double median) {}

	/** Iteratively reweighted least squares with the weights of Geman and McClure, whose scale is the median distance. */
	private static Shared fit(final FlowField field) {
		final int[] places = places(field);
		final double[] weights = new double[places.length];
		Arrays.fill(weights, 1);
		Shared shared = null;
		for (int turn = 0; turn < TURNS; turn++) {
			final double[] across = solve(field, places, weights, field.dx());
			final double[] down = solve(field, places, weights, field.dy());
			final double[] distances = Arrays.stream(places).mapToDouble(i -> distance(field, i, across, down)).toArray();
			shared = new Shared(across, down, median(distances));
			final double scale = Math.max(SMALLEST_SCALE, 2 * shared.median);
			for (int i = 0; i < weights.length; i++)
				weights[i] = 1 / square(1 + square(distances[i] / scale));
		}
		return shared;
	}

	private static int[] places(final FlowField field) {
		final List<Integer> places = new ArrayList<>();
		for (int y = 0; y < field.height(); y += SPACING)
			for (int x = 0; x < field.width(); x += SPACING)
				places.add(y * field.width() + x);
		return places.stream().mapToInt(Integer::intValue).toArray();
	}

	/** The plane c . (1, x, y) through weighted values, by the normal equations and Cramer's rule. */
	private static double[] solve(final FlowField field, final int[] places, final double[] weights, final float[] values) {
		final double[][] m = new double[3][3];
		final double[] right = new double[3];
		for (int i = 0; i < places.length; i++) {
			final double[] basis = { 1, places[i] % field.width(), places[i] / field.width() };
			for (int r = 0; r < 3; r++) {
				right[r] += weights[i] * basis[r] * values[places[i]];
				for (int c = 0; c < 3; c++)
					m[r][c] += weights[i] * basis[r] * basis[c];
			}
		}
		final double whole = determinant(m);
		final double[] plane = new double[3];
		for (int c = 0; c < 3; c++) {
			final double[][] replaced = { m[0].clone(), m[1].clone(), m[2].clone() };
			for (int r = 0; r < 3; r++)
				replaced[r][c] = right[r];
			plane[c] = determinant(replaced) / whole;
		}
		return plane;
	}

	private static double determinant(final double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) + //
			m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}

	private static double distance(final FlowField field, final int i, final double[] across, final double[] down) {
		final int x = i % field.width();
		final int y = i / field.width();
		return Math.hypot(field.dx()[i] - across[0] - across[1] * x - across[2] * y, field.dy()[i] - down[0] - down[1] * x - down[2] * y);
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static double square(final double value) {
		return value * value;
	}
}
