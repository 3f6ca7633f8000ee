package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Rows;

/**
 * Tells where the optical flow went from everywhere else on the frame: the contrastive term of best buddies (Sec. 3.3), l =
 * -log softmax over the grid of cos(phi(x_i), Phi^j(p)) / 0.1, taken at the cell nearest to x_j and averaged over the
 * foreground pairs of the step, or all its pairs if none is foreground. The background is easily told by what lies around
 * it, which stays where it is; what is learned from that is wrong for whatever moves in front of it.
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
		final int[] foreground = step.pairs().foreground();
		final int[] pairs = foreground.length > 0 ? foreground : IntStream.range(0, targets.size()).toArray();
		return Contrast.at(Rows.take(step.flowCosts(), pairs), IntStream.of(pairs).map(i -> geometry.nearestCell(targets.x()[i], targets.y()[i])).toArray()).mean(); // []
	}
}
