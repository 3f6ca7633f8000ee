package fiji.plugin.dinotracker.tracking.fused;

/**
 * A mass of 1 spread over the integers as a normal distribution, as far as the first integer beyond three standard deviations on
 * each side.
 *
 * @param centre its mean
 * @param deviation its standard deviation, above 0
 */
record Bell(double centre, double deviation) {

	private static final double REACH = 3;

	/** The first integer it covers. */
	int first() {
		return (int) Math.floor(centre - REACH * deviation);
	}

	/** Its mass at the integers from {@link #first()} on. */
	float[] masses() {
		final int first = first();
		final double[] heights = new double[(int) Math.ceil(centre + REACH * deviation) - first + 1];
		double sum = 0;
		for (int i = 0; i < heights.length; i++) {
			final double z = (first + i - centre) / deviation;
			heights[i] = Math.exp(-z * z / 2);
			sum += heights[i];
		}
		final float[] masses = new float[heights.length];
		for (int i = 0; i < masses.length; i++)
			masses[i] = (float) (heights[i] / sum);
		return masses;
	}
}
