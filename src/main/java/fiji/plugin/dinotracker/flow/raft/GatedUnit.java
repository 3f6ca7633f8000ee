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

	private final Convolution gates;
	private final Convolution candidate;
	private final Convolution contextGates;
	private final Convolution contextCandidate;

	/** The context's share of the sums before the sigmoid, [B, 2 S, h, w], and before the tanh, [B, S, h, w]. */
	record ContextShare(NDArray gates, NDArray candidate) {}

	/**
	 * @param widths channels of the hidden state, S, of the context and of the motion
	 */
	GatedUnit(final Parameters parameters, final Widths widths, final Kernel kernel) throws IOException {
		final Convolution update = Convolution.load(parameters.in("convz"), widths.sum(), widths.hidden(), kernel);
		final Convolution reset = Convolution.load(parameters.in("convr"), widths.sum(), widths.hidden(), kernel);
		final Convolution both = update.beside(reset);
		final Convolution proposal = Convolution.load(parameters.in("convq"), widths.sum(), widths.hidden(), kernel);
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

	private static Convolution changing(final Convolution whole, final Widths widths) {
		final NDList parts = inputs(whole, widths);
		return new Convolution(NDArrays.concat(new NDList(parts.get(0), parts.get(2)), 1), null, 1); // [O, hidden + motion, k, k]
	}

	private static Convolution constant(final Convolution whole, final Widths widths) {
		return new Convolution(inputs(whole, widths).get(1), whole.bias(), 1); // [O, context, k, k]
	}

	private static NDList inputs(final Convolution whole, final Widths widths) {
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
