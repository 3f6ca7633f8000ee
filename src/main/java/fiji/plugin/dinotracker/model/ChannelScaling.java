package fiji.plugin.dinotracker.model;

/**
 * Batch normalisation of one channel and the ReLU behind it: max(0, gamma (x - mean) / sqrt(variance + epsilon) + beta).
 *
 * @param mean of the numbers
 * @param variance of the numbers, divided by their count
 * @param gamma the scale
 * @param beta the offset
 * @param share each number's part in mean and variance, 1 / M; 0 if these are not those of the numbers at hand
 */
record ChannelScaling(double mean, double variance, float gamma, float beta, double share) {

	/**
	 * The same gamma and beta with a batch's own statistics.
	 *
	 * @param map room for one of its maps
	 */
	ChannelScaling ofBatch(final HostMaps maps, final int channel, final float[] map) {
		final Lanes sums = new Lanes();
		final Lanes squares = new Lanes();
		float origin = 0; // near the numbers, so that little is lost where their mean is large
		for (int frame = 0; frame < maps.count(); frame++) {
			maps.read(frame, channel, map);
			if (frame == 0) origin = map[map.length / 2];
			sums.addDifferences(map, origin);
			squares.addSquares(map, origin);
		}
		final double share = 1.0 / maps.size() / maps.count();
		final double shift = sums.total() * share;
		return new ChannelScaling(origin + shift, Math.max(0, squares.total() * share - shift * shift), gamma, beta, share);
	}

	/** The variance divided by the count less one, M - 1. */
	double unbiasedVariance() {
		return variance / (1 - share);
	}

	/** 1 / sqrt(variance + epsilon). */
	private double inverse() {
		return 1 / Math.sqrt(variance + BatchNormalization.EPSILON);
	}

	private float scale() {
		return (float) (gamma * inverse());
	}

	private float offset() {
		return (float) (beta - mean * gamma * inverse());
	}

	/** Normalises and clips, in place. */
	void activate(final float[] map) {
		final float scale = scale();
		final float offset = offset();
		for (int i = 0; i < map.length; i++)
			map[i] = Math.max(0, map[i] * scale + offset);
	}

	/** The way back, over some maps one after the other. */
	Gradient newGradient() {
		return new Gradient();
	}

	/**
	 * With g the gradient of max(0, z), u = g where z is above 0, and xhat = (x - mean) / sqrt(variance + epsilon): beta's is the sum of u, gamma's
	 * that of u xhat, and that of x is gamma / sqrt(variance + epsilon) (u - share (beta's + xhat gamma's)).
	 */
	final class Gradient {

		private final Lanes sums = new Lanes();
		private final Lanes products = new Lanes();

		/** The gradient of beta, after all maps were added. */
		double ofBeta() {
			return sums.total();
		}

		/** The gradient of gamma, after all maps were added. */
		double ofGamma() {
			return products.total();
		}

		/**
		 * First for all maps: from g to u.
		 *
		 * @param map x
		 * @param gradient g; becomes u
		 */
		void add(final float[] map, final float[] gradient) {
			final float scale = scale();
			final float offset = offset();
			for (int i = 0; i < map.length; i++) // 1 where z is above 0, else 0, without a branch that would be taken at random
				gradient[i] *= Math.min(1, Math.max(0, map[i] * scale + offset) * Float.MAX_VALUE);
			sums.addDifferences(gradient, 0);
			products.addProducts(gradient, map, (float) mean, (float) inverse());
		}

		/**
		 * Then for each of them again: from u to the gradient of x.
		 *
		 * @param map x
		 * @param gradient u; becomes that of x
		 */
		void finish(final float[] map, final float[] gradient) {
			final float scale = scale();
			final double slope = -gamma * inverse() * share * ofGamma() * inverse();
			final float ofX = (float) slope;
			final float constant = (float) (-gamma * inverse() * share * ofBeta() - slope * mean);
			for (int i = 0; i < map.length; i++)
				gradient[i] = gradient[i] * scale + (map[i] * ofX + constant);
		}
	}
}
