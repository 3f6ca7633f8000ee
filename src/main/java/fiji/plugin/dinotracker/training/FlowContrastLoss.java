package fiji.plugin.dinotracker.training;

import java.util.Comparator;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Scalars;

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

	private static final float TEMPERATURE = 0.1f;

	private final VideoGeometry geometry;

	FlowContrastLoss(final VideoGeometry geometry) {
		this.geometry = geometry;
	}

	@Override
	public NDArray evaluate(final Step step) {
		final PointBatch all = step.pairs().targets();
		final int[] ascending = IntStream.range(0, all.size()).boxed().sorted(Comparator.comparingInt(i -> all.slots()[i])).mapToInt(i -> i).toArray();
		final PointBatch targets = all.select(ascending);
		final NDArray descriptors = step.refined().sample(step.pairs().sources().select(ascending)); // [B, C]
		final NDArray logits = Scalars.over(step.tracker().costs(descriptors, step.refined(), targets.slots()), TEMPERATURE); // [B, P]
		final NDArray cells = step.manager().create(cells(targets), new Shape(targets.size(), 1)); // [B, 1]
		return logits.logSoftmax(1).gather(cells, 1).neg().mean(); // []
	}

	private long[] cells(final PointBatch points) {
		return IntStream.range(0, points.size()).mapToLong(i -> (long) nearest(points.y()[i], geometry.gridHeight()) * geometry.gridWidth() + //
			nearest(points.x()[i], geometry.gridWidth())).toArray();
	}

	private int nearest(final float pixel, final int cells) {
		return (int) Math.max(0, Math.min(cells - 1, Math.round(geometry.toGrid(pixel))));
	}
}
