package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * A convolutional gated recurrent unit (RAFT, Sec. 3.3): with x = [context, motion],
 *
 * <pre>
 * z = sigmoid(conv([h, x])), r = sigmoid(conv([h, x])), q = tanh(conv([r h, x])), h' = (1 - z) h + z q
 * </pre>
 *
 * A convolution is a sum over its input channels, and the context is the same in every update: its share, with the bias,
 * is computed once.
 */
final class GatedUnit {

	private final ConvolutionLayer gates;
	private final ConvolutionLayer candidate;
	private final ConvolutionLayer contextGates;
	private final ConvolutionLayer contextCandidate;

	/** The context's share of the sums before the sigmoid, [B, 2 S, h, w], and before the tanh, [B, S, h, w]. */
	record ContextShare(NDArray gates, NDArray candidate) {}

	/**
	 * @param widths channels of the hidden state, S, of the context and of the motion
	 */
	GatedUnit(final RaftWeights parameters, final Widths widths, final Kernel kernel) throws IOException {
		final ConvolutionLayer update = ConvolutionLayer.load(parameters.in("convz"), widths.sum(), widths.hidden(), kernel);
		final ConvolutionLayer reset = ConvolutionLayer.load(parameters.in("convr"), widths.sum(), widths.hidden(), kernel);
		final ConvolutionLayer both = update.beside(reset);
		final ConvolutionLayer proposal = ConvolutionLayer.load(parameters.in("convq"), widths.sum(), widths.hidden(), kernel);
		gates = changing(both, widths);
		contextGates = constant(both, widths);
		candidate = changing(proposal, widths);
		contextCandidate = constant(proposal, widths);
	}

	/** Channels of the inputs, in the order they are stored in. */
	record Widths(int hidden, int context, int motion) {

		private int sum() {
			return hidden + context + motion;
		}
	}

	private static ConvolutionLayer changing(final ConvolutionLayer whole, final Widths widths) {
		final NDList parts = inputs(whole, widths);
		return new ConvolutionLayer(NDArrays.concat(new NDList(parts.get(0), parts.get(2)), 1), null, 1); // [O, hidden + motion, k, k]
	}

	private static ConvolutionLayer constant(final ConvolutionLayer whole, final Widths widths) {
		return new ConvolutionLayer(inputs(whole, widths).get(1), whole.bias(), 1); // [O, context, k, k]
	}

	private static NDList inputs(final ConvolutionLayer whole, final Widths widths) {
		return whole.weight().split(new long[] { widths.hidden, widths.hidden + widths.context }, 1);
	}

	/**
	 * @param context [B, context, h, w]
	 */
	ContextShare share(final NDArray context) {
		return new ContextShare(contextGates.apply(context), contextCandidate.apply(context));
	}

	/**
	 * The next hidden state.
	 *
	 * @param hidden the present one, [B, S, h, w]
	 * @param motion [B, motion, h, w]
	 * @param share what {@link #share} made of the context
	 * @return [B, S, h, w]
	 */
	NDArray apply(final NDArray hidden, final NDArray motion, final ContextShare share) {
		final NDArray sums = gates.apply(beside(hidden, motion)).addi(share.gates); // [B, 2 S, h, w]
		final NDList opened = sums.getNDArrayInternal().sigmoid().split(2, 1); // 2 x [B, S, h, w]
		final NDArray update = opened.get(0); // [B, S, h, w]
		final NDArray remembered = opened.get(1).mul(hidden); // [B, S, h, w]
		final NDArray proposed = candidate.apply(beside(remembered, motion)).addi(share.candidate).tanh(); // [B, S, h, w]
		return proposed.sub(hidden).muli(update).addi(hidden); // [B, S, h, w]
	}

	private static NDArray beside(final NDArray first, final NDArray second) {
		return NDArrays.concat(new NDList(first, second), 1); // [B, C1 + C2, h, w]
	}
}
