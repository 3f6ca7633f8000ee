package fiji.plugin.dinotracker.features;

import java.util.function.DoubleUnaryOperator;

/**
 * Weights of the pixels around a place, along one axis.
 *
 * @param radius how far the weights reach, in pixels
 * @param weight the weight at a distance to the right (or down) in pixels
 */
record Kernel(double radius, DoubleUnaryOperator weight) {

	/** A tent that falls to nothing at a whole number of pixels; its weights sum to 1. */
	static Kernel tent(final int side) {
		return new Kernel(side, distance -> (side - Math.abs(distance)) / (side * (double) side));
	}

	/** A Gaussian; smooths. */
	static Kernel gaussian(final double sigma) {
		final double peak = 1 / (sigma * Math.sqrt(2 * Math.PI));
		return new Kernel(4 * sigma, distance -> peak * Math.exp(-distance * distance / (2 * sigma * sigma)));
	}

	/** The slope a Gaussian sees; smooths and differentiates. */
	static Kernel slope(final double sigma) {
		final DoubleUnaryOperator gaussian = gaussian(sigma).weight;
		return new Kernel(4 * sigma, distance -> distance / (sigma * sigma) * gaussian.applyAsDouble(distance));
	}

	/**
	 * Weights of all pixels of an axis for some places on it; beyond its ends its outermost pixels go on for ever.
	 *
	 * @param centres the places, in pixels
	 * @param size pixels of the axis
	 * @return [centres, size]
	 */
	float[][] matrix(final double[] centres, final int size) {
		final float[][] matrix = new float[centres.length][size];
		for (int i = 0; i < centres.length; i++)
			for (int pixel = (int) Math.ceil(centres[i] - radius); pixel <= centres[i] + radius; pixel++)
				matrix[i][Math.max(0, Math.min(size - 1, pixel))] += (float) weight.applyAsDouble(pixel - centres[i]);
		return matrix;
	}
}
