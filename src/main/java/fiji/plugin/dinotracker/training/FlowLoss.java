package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Pulls the tracker's positions toward where the optical flow went: L_flow = mean of L_H(Pi(x_i, j), x_j) over the
 * tracklet pairs of the step (Sec. 3.3).
 */
final class FlowLoss implements Loss {

	private final Huber huber;

	FlowLoss(final VideoGeometry geometry) {
		huber = new Huber(geometry);
	}

	@Override
	public NDArray evaluate(final Step step) {
		return huber.evaluate(step.tracker().positions(step.flowCosts()), step.pairs().targets()).mean(); // []
	}
}
