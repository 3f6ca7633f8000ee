package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** What an encoder does to a convolution's output before the ReLU. */
enum Normalization {

	/** Nothing. */
	NONE {

		@Override
		Layer after(final ConvolutionLayer convolution, final RaftWeights parameters) throws IOException {
			return convolution;
		}
	},

	/** Every channel of every frame to mean 0 and variance 1 over the frame; takes one frame at a time. */
	INSTANCE {

		@Override
		Layer after(final ConvolutionLayer convolution, final RaftWeights parameters) throws IOException {
			return frame -> standardised(convolution.apply(frame));
		}
	},

	/** The trained batch statistics; being affine, they are merged into the convolution. */
	BATCH {

		@Override
		Layer after(final ConvolutionLayer convolution, final RaftWeights parameters) throws IOException {
			final long channels = convolution.weight().size(0);
			final NDArray deviation = parameters.tensor("running_var", channels).add(EPSILON).sqrt(); // [C]
			final NDArray scale = parameters.tensor("weight", channels).div(deviation); // [C]
			final NDArray centred = convolution.bias().sub(parameters.tensor("running_mean", channels)); // [C]
			return new ConvolutionLayer(convolution.weight().mul(scale.reshape(channels, 1, 1, 1)), // [C, I, k, k]
				centred.mul(scale).add(parameters.tensor("bias", channels)), convolution.stride());
		}
	};

	private static final float EPSILON = 1e-5f;

	/**
	 * A convolution and this normalisation of its output.
	 *
	 * @param parameters where the normalisation's own parameters are, if it has any
	 */
	abstract Layer after(ConvolutionLayer convolution, RaftWeights parameters) throws IOException;

	/** Normalisation over a batch is normalisation over a frame if the frame is alone. */
	private static NDArray standardised(final NDArray frame) {
		if (frame.size(0) != 1) throw new IllegalArgumentException("Encode one frame at a time, not " + frame.size(0));
		final Shape channels = new Shape(frame.size(1));
		final NDArray zeros = frame.getManager().zeros(channels), ones = frame.getManager().ones(channels); // [C] each
		return frame.getNDArrayInternal().batchNorm(frame, zeros, ones, ones, zeros, -1, 1, EPSILON, true).head(); // [1, C, H, W]
	}
}
