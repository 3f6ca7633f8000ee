package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Convolution;

/**
 * The CNN-refiner (Sec. 3.1, App. A.3): two 3 x 3 convolutions, 1 -> 16 -> 1 with ReLU between, every 3 x 3 kernel divided
 * by its own sum, then a softmax.
 * <p>
 * The softmax of the paper runs over the whole map and eq. 2 then divides by the mass on the disc, so its denominator
 * cancels: a softmax over the disc alone gives the same weights, and the refiner is needed only there. Where the mass on
 * the disc would underflow, the paper falls back to the plain mean of the disc; the form here has no such case.
 * </p>
 */
public final class CnnRefiner implements Heat {

	/** Channels between the two convolutions. */
	public static final int HIDDEN = 16;

	/** Rows and columns of both kernels. */
	public static final int KERNEL = 3;

	private static final float SMALLEST_SUM = 1e-8f;
	private static final float MINUS_INFINITY = -1e9f;

	private final Parameters parameters;
	private final NDArray firstWeight;
	private final NDArray firstBias;
	private final NDArray secondWeight;
	private final NDArray secondBias;

	/**
	 * @param manager where the parameters live
	 * @param random draws the first weights, uniform within 1 / sqrt(fan-in)
	 */
	public CnnRefiner(final NDManager manager, final SplittableRandom random) {
		parameters = new Parameters(manager);
		final double firstBound = 1 / Math.sqrt(KERNEL * KERNEL);
		final double secondBound = 1 / Math.sqrt(HIDDEN * KERNEL * KERNEL);
		firstWeight = parameters.trainUniform("conv1.weight", new Shape(HIDDEN, 1, KERNEL, KERNEL), firstBound, random);
		firstBias = parameters.trainUniform("conv1.bias", new Shape(HIDDEN), firstBound, random);
		secondWeight = parameters.trainUniform("conv2.weight", new Shape(1, HIDDEN, KERNEL, KERNEL), secondBound, random);
		secondBias = parameters.trainUniform("conv2.bias", new Shape(1), secondBound, random);
	}

	/** What is trained and saved. */
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public void lendTo(final NDManager step) {
		parameters.lendTo(step);
	}

	@Override
	public NDArray weights(final NDArray costs, final NDArray inside, final NDArray disc) {
		final NDArray heat = refine(costs, inside); // [B, 1, K, K]
		final Shape shape = heat.getShape();
		return heat.add(disc.sub(1).mul(-MINUS_INFINITY)) // [B, 1, K, K]
			.reshape(shape.get(0), -1).softmax(1).reshape(shape); // [B, 1, K, K]
	}

	/**
	 * The refined costs before the softmax.
	 *
	 * @param costs [B, 1, K + 4, K + 4], zero outside the map
	 * @param inside 1 on the map, 0 outside, same shape; the hidden layer is padded with zeros outside the map
	 * @return [B, 1, K, K]
	 */
	NDArray refine(final NDArray costs, final NDArray inside) {
		final long side = costs.getShape().get(2);
		final NDArray hidden = Convolution.valid(costs, normalized(firstWeight), firstBias, 1) // [B, 16, K + 2, K + 2]
			.getNDArrayInternal().relu().mul(inside.get(":, :, 1:{}, 1:{}", side - 1, side - 1)); // [B, 16, K + 2, K + 2]
		return Convolution.valid(hidden, normalized(secondWeight), secondBias, 1); // [B, 1, K, K]
	}

	/** Every 3 x 3 kernel divided by its sum, which is kept away from zero. */
	private static NDArray normalized(final NDArray weight) {
		final NDArray sum = weight.sum(new int[] { 2, 3 }, true); // [D, C, 1, 1]
		final NDArray tiny = sum.abs().lt(SMALLEST_SUM);
		return weight.div(NDArrays.where(tiny, sum.onesLike().mul(SMALLEST_SUM), sum)); // [D, C, 3, 3]
	}
}
