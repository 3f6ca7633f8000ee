package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.List;

/**
 * The sizes of an encoder.
 *
 * @param block how its residual blocks are built
 * @param normalization what follows its convolutions
 * @param widths channels after the stem and after each of the three stages
 * @param outputs channels of the result
 */
record EncoderLayout(ResidualBlock.Kind block, Normalization normalization, List<Integer> widths, int outputs) {

	/** A normalised convolution: its convolution is stored under {@code 0}, its normalisation under {@code 1}. */
	Layer layer(final RaftWeights parameters, final int inputs, final int outputs, final int side, final int stride) throws IOException {
		return normalization.after(ConvolutionLayer.load(parameters.in("0"), inputs, outputs, Kernel.square(side), stride), parameters.in("1"));
	}
}
