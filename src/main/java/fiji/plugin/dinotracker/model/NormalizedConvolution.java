package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Convolution;

/** A convolution followed by batch normalisation: one layer of {@link DeltaDino} before its non-linearity. */
final class NormalizedConvolution {

	/** Share of the running statistics that survives a step, PyTorch's 1 - 0.1. */
	private static final float MOMENTUM = 0.9f;
	private static final float EPSILON = 1e-5f;

	private final NDArray weight;
	private final NDArray bias;
	private final NDArray gamma;
	private final NDArray beta;
	private final NDArray runningMean;
	private final NDArray runningVariance;

	private NormalizedConvolution(final Parameters parameters, final String name, final NDArray weight, final NDArray bias, final float gamma) {
		final Shape channels = bias.getShape();
		this.weight = weight;
		this.bias = bias;
		this.gamma = parameters.train(name + ".norm.weight", channels, gamma);
		this.beta = parameters.train(name + ".norm.bias", channels, 0);
		this.runningMean = parameters.keep(name + ".norm.running_mean", channels, 0);
		this.runningVariance = parameters.keep(name + ".norm.running_var", channels, 1);
	}

	/** A layer with PyTorch's default first weights: uniform within 1 / sqrt(fan-in). */
	static NormalizedConvolution random(final Parameters parameters, final String name, final Shape shape, final SplittableRandom random) {
		final double bound = 1 / Math.sqrt(shape.slice(1).size());
		return new NormalizedConvolution(parameters, name, //
			parameters.trainUniform(name + ".conv.weight", shape, bound, random), //
			parameters.trainUniform(name + ".conv.bias", shape.slice(0, 1), bound, random), 1);
	}

	/** A layer whose output starts at zero. */
	static NormalizedConvolution zero(final Parameters parameters, final String name, final Shape shape, final float gamma) {
		return new NormalizedConvolution(parameters, name, //
			parameters.train(name + ".conv.weight", shape, 0), //
			parameters.train(name + ".conv.bias", shape.slice(0, 1), 0), gamma);
	}

	/**
	 * @param x padded input, [N, C, H, W]
	 * @return [N, D, H - dilation (k - 1), W - dilation (k - 1)]
	 */
	NDArray forward(final NDArray x, final int dilation, final BatchMode mode) {
		try (NDArray y = Convolution.valid(x, weight, bias, dilation)) { // [N, D, H', W']
			return y.getNDArrayInternal().batchNorm(y, runningMean, runningVariance, gamma, beta, -1, MOMENTUM, EPSILON, mode == BatchMode.BATCH)
				.singletonOrThrow(); // [N, D, H', W']
		}
	}
}
