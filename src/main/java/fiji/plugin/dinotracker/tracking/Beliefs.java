package fiji.plugin.dinotracker.tracking;

import ai.djl.ndarray.NDArray;

/**
 * The forward-backward algorithm (Rabiner 1989) for some points at once. A belief holds the probability of each state for
 * each of Q points, [Q, S], see {@link FlowTransition} for what they are; a row of zeros belongs to a point that is not followed yet. Evidence is how much more likely a
 * state makes what is seen than hiding does, [Q, S].
 */
final class Beliefs {

	private static final float SMALLEST = 1e-30f;

	private Beliefs() {}

	/**
	 * What is believed on the next frame by everything seen up to it.
	 *
	 * @param belief on a frame, by everything seen up to it
	 * @param transition to the next frame
	 * @param evidence of the next frame
	 */
	static NDArray forward(final NDArray belief, final Transition transition, final NDArray evidence) {
		return normalized(transition.forward(belief).mul(evidence));
	}

	/**
	 * How well a state fits to everything seen after a frame, up to a factor for each point.
	 *
	 * @param fit the same for the next frame
	 * @param transition to the next frame
	 * @param evidence of the next frame
	 */
	static NDArray backward(final NDArray fit, final Transition transition, final NDArray evidence) {
		return normalized(transition.backward(fit.mul(evidence)));
	}

	/** What is believed on a frame by everything seen before, on and after it. */
	static NDArray joint(final NDArray belief, final NDArray fit) {
		return normalized(belief.mul(fit));
	}

	private static NDArray normalized(final NDArray values) {
		return values.div(values.sum(new int[] { 1 }, true).maximum(SMALLEST));
	}
}
