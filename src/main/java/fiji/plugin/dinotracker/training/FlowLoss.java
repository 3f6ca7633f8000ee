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
		final NDArray descriptors = step.refined().sample(step.pairs().sources()); // [B, C]
		final NDArray positions = step.tracker().track(descriptors, step.refined(), step.pairs().targets().slots()); // [B, 2]
		return huber.evaluate(positions, step.pairs().targets()).mean(); // []
	}
}
