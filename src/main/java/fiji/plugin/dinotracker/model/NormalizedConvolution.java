package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Convolution;

/**
 * A convolution and the batch normalisation that follows it: one layer of {@link DeltaDino} before its non-linearity.
 *
 * @param weight [D, C, k, k]
 * @param bias [D]
 * @param normalization of the D channels
 */
record NormalizedConvolution(NDArray weight, NDArray bias, BatchNormalization normalization) {

	/** A layer with PyTorch's default first weights: uniform within 1 / sqrt(fan-in). */
	static NormalizedConvolution random(final Parameters parameters, final String name, final Shape shape, final SplittableRandom random) {
		final double bound = 1 / Math.sqrt(shape.slice(1).size());
		final Shape channels = shape.slice(0, 1);
		return new NormalizedConvolution( //
			parameters.trainUniform(name + ".conv.weight", shape, bound, random), //
			parameters.trainUniform(name + ".conv.bias", channels, bound, random), //
			new BatchNormalization(parameters, name, channels, 1));
	}

	/** A layer whose output starts at zero. */
	static NormalizedConvolution zero(final Parameters parameters, final String name, final Shape shape, final float gamma) {
		final Shape channels = shape.slice(0, 1);
		return new NormalizedConvolution( //
			parameters.train(name + ".conv.weight", shape, 0), //
			parameters.train(name + ".conv.bias", channels, 0), //
			new BatchNormalization(parameters, name, channels, gamma));
	}

	/**
	 * The convolution alone.
	 *
	 * @param x padded input, [N, C, H, W]
	 * @return [N, D, H - dilation (k - 1), W - dilation (k - 1)]
	 */
	NDArray convolve(final NDArray x, final int dilation) {
		return Convolution.valid(x, weight, bias, dilation);
	}
}
