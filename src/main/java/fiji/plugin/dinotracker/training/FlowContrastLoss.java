package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;

/**
 * Tells where the optical flow went from everywhere else on the frame: the contrastive term of best buddies (Sec. 3.3), l =
 * -log softmax over the grid of cos(phi(x_i), Phi^j(p)) / 0.1, taken at the cell nearest to x_j and averaged over the
 * tracklet pairs of the step.
 * <p>
 * This is not the paper's. {@link FlowLoss} only moves the position within the disc around the peak, so it has nothing to
 * say where the peak is on the wrong one of two look-alikes, such as an animal's other leg; this loss does.
 * </p>
 */
final class FlowContrastLoss implements Loss {

	private final VideoGeometry geometry;

	FlowContrastLoss(final VideoGeometry geometry) {
		this.geometry = geometry;
	}

	@Override
	public NDArray evaluate(final Step step) {
		final PointBatch targets = step.pairs().targets();
		return Contrast.at(step.flowCosts(), IntStream.range(0, targets.size()).map(i -> geometry.nearestCell(targets.x()[i], targets.y()[i])).toArray()).mean(); // []
	}
}
