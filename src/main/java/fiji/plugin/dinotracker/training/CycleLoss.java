package fiji.plugin.dinotracker.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Scalars;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * L_rfn-cc: cycle consistency (Sec. 3.3). Points x are tracked to y = Pi(x, j) and back to x' = Pi(y, i) without gradient;
 * where |x - x'| is at most 4 px the loss is 0.8^|x - x'| (L_H(Pi(x, j), y) + L_H(Pi(y, i), x)) / 2, averaged.
 * <p>
 * L_H(Pi(x, j), y) is nothing, and has no gradient, for y is Pi(x, j); so points are tracked once there and once back.
 * </p>
 */
final class CycleLoss implements Loss {

	private static final double FARTHEST_RETURN = 4;
	private static final double DECAY = 0.8;

	private final ForegroundMask mask;
	private final VideoGeometry geometry;
	private final Huber huber;
	private final int framePairs;
	private final int pointsPerPair;

	CycleLoss(final ForegroundMask mask, final VideoGeometry geometry, final TrainingSettings settings) {
		this.mask = mask;
		this.geometry = geometry;
		this.huber = new Huber(geometry);
		this.framePairs = settings.framePairs();
		this.pointsPerPair = settings.pointsPerPair();
	}

	@Override
	public NDArray evaluate(final Step step) {
		final List<PointBatch> starts = new ArrayList<>();
		final List<Integer> targets = new ArrayList<>();
		for (int i = 0; i < framePairs; i++) {
			final int[] slots = step.drawSlotPair();
			starts.add(drawStarts(step, slots[0]));
			targets.addAll(Collections.nCopies(starts.get(i).size(), slots[1]));
		}
		return evaluate(step, PointBatch.join(starts), targets.stream().mapToInt(Integer::intValue).toArray()); // []
	}

	/**
	 * The loss of some points.
	 *
	 * @param starts x
	 * @param targets the slot j each of them goes to
	 * @return a scalar, 0 if no point comes back
	 */
	NDArray evaluate(final Step step, final PointBatch starts, final int[] targets) {
		final PointBatch turns = Torch.withoutGradients(() -> PointBatch.of(targets, track(step, starts, targets))); // y
		final NDArray returns = track(step, turns, starts.slots()); // [B, 2]
		final float[] weights = weights(starts, PointBatch.of(starts.slots(), returns));
		final NDArray weighted = huber.evaluate(returns, starts).mul(step.manager().create(weights, new Shape(weights.length, 1))); // [B, 2]
		return Scalars.over(weighted.sum(), Math.max(1, 2 * 2 * count(weights))); // [], the half and the mean over x and y
	}

	/** Pixels of a slot's frame at random, most of them on the foreground. */
	PointBatch drawStarts(final Step step, final int slot) {
		final int w = geometry.width();
		final int[] pixels = Draw.balanced(w * geometry.height(), mask.pixels(step.frames()[slot]), pointsPerPair, BuddyDraw.FOREGROUND_SHARE, step.random());
		final PointBatch starts = new PointBatch(new int[pixels.length], new float[pixels.length], new float[pixels.length]);
		for (int i = 0; i < pixels.length; i++) {
			starts.slots()[i] = slot;
			starts.x()[i] = pixels[i] % w;
			starts.y()[i] = pixels[i] / w;
		}
		return starts;
	}

	/** What each point counts, by how near to its start it comes back. */
	private float[] weights(final PointBatch starts, final PointBatch returns) {
		final float[] weights = new float[starts.size()];
		for (int i = 0; i < weights.length; i++)
			weights[i] = (float) weight(Math.hypot(starts.x()[i] - returns.x()[i], starts.y()[i] - returns.y()[i]) / geometry.pixelScale());
		return weights;
	}

	private static int count(final float[] weights) {
		return (int) IntStream.range(0, weights.length).filter(i -> weights[i] > 0).count();
	}

	/** What a point counts that comes back so many pixels, at paper size, from where it started. */
	static double weight(final double distance) {
		return distance <= FARTHEST_RETURN ? Math.pow(DECAY, distance) : 0;
	}

	private static NDArray track(final Step step, final PointBatch points, final int[] targets) {
		return step.tracker().track(step.refined().sample(points), step.refined(), targets); // [B, 2]
	}
}
