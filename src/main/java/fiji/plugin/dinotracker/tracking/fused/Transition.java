package fiji.plugin.dinotracker.tracking.fused;

import ai.djl.ndarray.NDArray;

/** How the states of points on a frame lead to those on the next one. */
interface Transition {

	/**
	 * The probabilities on the next frame.
	 *
	 * @param belief on this frame, [S, Q]
	 * @return [S, Q]
	 */
	NDArray forward(NDArray belief);

	/**
	 * The adjoint of {@link #forward}: for each state of this frame the mean over what may happen to it.
	 *
	 * @param fit of each state of the next frame, [S, Q]
	 * @return [S, Q]
	 */
	NDArray backward(NDArray fit);
}
