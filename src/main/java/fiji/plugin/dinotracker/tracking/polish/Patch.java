package fiji.plugin.dinotracker.tracking.polish;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.video.GreyImage;

/**
 * What the surroundings of a point look like: a square of pixels with the point in its middle.
 *
 * @param image {@value #SIDE} x {@value #SIDE} pixels
 */
record Patch(GreyImage image) {

	/** Pixels from the middle to the border: a patch is about as large as one of the feature grid. */
	static final int RADIUS = 8;
	private static final int SIDE = 2 * RADIUS + 1;

	/** The patch at a place of an image, straightened. */
	static Patch of(final GreyImage image, final Warp warp) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final PixelPoint place = warp.map(i % SIDE - RADIUS, i / SIDE - RADIUS);
			values[i] = image.at(place.x(), place.y());
		}
		return new Patch(new GreyImage(SIDE, SIDE, values));
	}

	/** Normalised correlation, from -1 to 1; 0 if one of them is flat. */
	double correlation(final Patch other) {
		final float[] one = image.values();
		final float[] two = other.image.values();
		final double meanOne = mean(one);
		final double meanTwo = mean(two);
		double product = 0;
		double squareOne = 0;
		double squareTwo = 0;
		for (int i = 0; i < one.length; i++) {
			product += (one[i] - meanOne) * (two[i] - meanTwo);
			squareOne += (one[i] - meanOne) * (one[i] - meanOne);
			squareTwo += (two[i] - meanTwo) * (two[i] - meanTwo);
		}
		final double scale = Math.sqrt(squareOne * squareTwo);
		return scale > 0 ? product / scale : 0;
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}
}
