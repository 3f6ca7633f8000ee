package fiji.plugin.dinotracker.model;

import java.util.Arrays;

/**
 * A sum of many numbers in single precision, in lanes side by side, as the processor is fast at that and little is lost: what
 * a map adds to a lane is a short sum, and the lanes are added up in double precision after each map.
 */
final class Lanes {

	private static final int COUNT = 2048;

	private final float[] lanes = new float[COUNT];
	private double total;

	/** All that was added. */
	double total() {
		return total;
	}

	/** Adds each value less an origin. */
	void addDifferences(final float[] values, final float origin) {
		for (int start = 0; start < values.length; start += COUNT) {
			final int end = Math.min(COUNT, values.length - start);
			for (int i = 0; i < end; i++)
				lanes[i] += values[start + i] - origin;
		}
		flush();
	}

	/** Adds the square of each value less an origin. */
	void addSquares(final float[] values, final float origin) {
		for (int start = 0; start < values.length; start += COUNT) {
			final int end = Math.min(COUNT, values.length - start);
			for (int i = 0; i < end; i++)
				lanes[i] += (values[start + i] - origin) * (values[start + i] - origin);
		}
		flush();
	}

	/** Adds each weight times (value - origin) scale. */
	void addProducts(final float[] weights, final float[] values, final float origin, final float scale) {
		for (int start = 0; start < values.length; start += COUNT) {
			final int end = Math.min(COUNT, values.length - start);
			for (int i = 0; i < end; i++)
				lanes[i] += weights[start + i] * ((values[start + i] - origin) * scale);
		}
		flush();
	}

	private void flush() {
		for (final float lane : lanes)
			total += lane;
		Arrays.fill(lanes, 0);
	}
}
