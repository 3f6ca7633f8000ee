package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution whose window is centred on its cell, zeros outside the map.
 *
 * @param weight [O, I, kernel height, kernel width]
 * @param bias [O], or null for none
 * @param stride how many cells apart its windows are, both ways
 */
record ConvolutionLayer(NDArray weight, NDArray bias, int stride) implements Layer {

	private static final Shape DILATION = new Shape(1, 1);

	/**
	 * Reads {@code weight} and {@code bias}.
	 *
	 * @throws CheckpointException if they are missing or have another shape
	 */
	static ConvolutionLayer load(final RaftWeights parameters, final int inputs, final int outputs, final Kernel kernel, final int stride)
		throws IOException
	{
		return new ConvolutionLayer(parameters.tensor("weight", outputs, inputs, kernel.height(), kernel.width()), //
			parameters.tensor("bias", outputs), stride);
	}

	/** A convolution of stride 1. */
	static ConvolutionLayer load(final RaftWeights parameters, final int inputs, final int outputs, final Kernel kernel) throws IOException {
		return load(parameters, inputs, outputs, kernel, 1);
	}

	@Override
	public NDArray apply(final NDArray maps) {
		final Shape padding = new Shape(weight.size(2) / 2, weight.size(3) / 2);
		return maps.getNDArrayInternal().convolution(maps, weight, bias, new Shape(stride, stride), padding, DILATION, 1)
			.head(); // [B, O, H / stride, W / stride]
	}

	/** Both convolutions at once: their outputs one after the other. */
	ConvolutionLayer beside(final ConvolutionLayer other) {
		return new ConvolutionLayer(weight.concat(other.weight, 0), bias.concat(other.bias, 0), stride); // [O1 + O2, I, k, k], [O1 + O2]
	}
}
