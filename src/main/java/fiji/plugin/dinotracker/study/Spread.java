package fiji.plugin.dinotracker.study;

import java.util.Arrays;

/**
 * The mean of some numbers and how far they spread.
 *
 * @param mean NaN of none
 * @param deviation their standard deviation, that of a sample; NaN of fewer than two
 */
record Spread(double mean, double deviation) {

	/** The spread of some numbers; those that are NaN make it NaN. */
	static Spread of(final double... values) {
		final double mean = Arrays.stream(values).average().orElse(Double.NaN);
		final double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
		return new Spread(mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
	}
}
