package fiji.plugin.dinotracker.tracking.fused;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * The forward-backward algorithm (Rabiner 1989) for some points at once. A belief holds the probability of each state for
 * each of Q points, [S, Q], see {@link FlowTransition} for what they are; a column of zeros belongs to a point that is not
 * followed yet. Evidence is how much more likely a state makes what is seen than hiding does, for the first E of the states,
 * [E, Q]; for the others it is 1.
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
		return normalize(weigh(transition.forward(belief), evidence));
	}

	/**
	 * How well a state fits to everything seen after a frame, up to a factor for each point.
	 *
	 * @param fit the same for the next frame; weighed in place
	 * @param transition to the next frame
	 * @param evidence of the next frame
	 */
	static NDArray backward(final NDArray fit, final Transition transition, final NDArray evidence) {
		return normalize(transition.backward(weigh(fit, evidence)));
	}

	/** What is believed on a frame by everything seen before, on and after it. */
	static NDArray joint(final NDArray belief, final NDArray fit) {
		return normalize(belief.mul(fit));
	}

	private static NDArray weigh(final NDArray states, final NDArray evidence) {
		states.get(new NDIndex().addSliceDim(0, evidence.getShape().get(0))).muli(evidence);
		return states;
	}

	private static NDArray normalize(final NDArray values) {
		return values.divi(values.sum(new int[] { 0 }, true).maximum(SMALLEST));
	}
}
