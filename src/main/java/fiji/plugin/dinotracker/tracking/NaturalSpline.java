package fiji.plugin.dinotracker.tracking;

import java.util.Arrays;

/** A cubic spline through points (t, v) of rising t, with second derivative 0 at both ends. */
final class NaturalSpline {

	private final double[] t;
	private final double[] v;
	/** Second derivatives at the points. */
	private final double[] bend;

	NaturalSpline(final double[] t, final double[] v) {
		this.t = t;
		this.v = v;
		this.bend = bend(t, v);
	}

	/**
	 * Solves h_i-1 m_i-1 + 2 (h_i-1 + h_i) m_i + h_i m_i+1 = 6 (s_i - s_i-1) for the second derivatives m, with steps h and
	 * slopes s, by elimination forwards and substitution backwards.
	 */
	private static double[] bend(final double[] t, final double[] v) {
		final int last = t.length - 1;
		final double[] bend = new double[last + 1];
		final double[] factor = new double[last + 1];
		for (int i = 1; i < last; i++) {
			final double before = t[i] - t[i - 1];
			final double after = t[i + 1] - t[i];
			final double pivot = 2 * (before + after) - before * factor[i - 1];
			factor[i] = after / pivot;
			bend[i] = (6 * ((v[i + 1] - v[i]) / after - (v[i] - v[i - 1]) / before) - before * bend[i - 1]) / pivot;
		}
		for (int i = last - 1; i > 0; i--)
			bend[i] -= factor[i] * bend[i + 1];
		return bend;
	}

	/** The value at a place between the first and the last point. */
	double at(final double place) {
		final int found = Arrays.binarySearch(t, place);
		if (found >= 0) return v[found];
		final int right = -found - 1;
		final int left = right - 1;
		final double step = t[right] - t[left];
		final double a = (t[right] - place) / step;
		final double b = (place - t[left]) / step;
		return a * v[left] + b * v[right] + ((a * a * a - a) * bend[left] + (b * b * b - b) * bend[right]) * step * step / 6;
	}
}
