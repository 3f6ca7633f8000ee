package fiji.plugin.dinotracker.model;

import java.util.Arrays;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Leaves out each number of a tensor with some probability and scales up the others, so that the mean stays. It is drawn
 * here and not by the engine, whose generator cannot be taken up again where a run stopped.
 */
final class Dropout {

	private Dropout() {}

	/**
	 * What to multiply a tensor by. The gaps between zeros are drawn, which takes one draw a zero and not one a number.
	 *
	 * @param probability of a zero, between 0 and 1
	 * @return 0 or 1 / (1 - probability)
	 */
	static NDArray mask(final NDManager manager, final Shape shape, final double probability, final SplittableRandom random) {
		final float[] values = new float[(int) shape.size()];
		Arrays.fill(values, (float) (1 / (1 - probability)));
		for (long i = gap(probability, random); i < values.length; i += 1 + gap(probability, random))
			values[(int) i] = 0;
		return manager.create(values, shape);
	}

	/** How many are kept before the next zero. */
	private static long gap(final double probability, final SplittableRandom random) {
		return (long) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - probability));
	}
}
