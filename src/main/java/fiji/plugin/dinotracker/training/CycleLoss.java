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
		final Cycles cycles = Torch.withoutGradients(() -> drawCycles(step));
		if (cycles.starts.size() == 0) return step.manager().create(0f);
		final NDArray forward = huber.evaluate(track(step, cycles.starts, cycles.turns.slots()), cycles.turns); // [B, 2]
		final NDArray backward = huber.evaluate(track(step, cycles.turns, cycles.starts.slots()), cycles.starts); // [B, 2]
		final NDArray weights = step.manager().create(cycles.weights, new Shape(cycles.weights.length, 1)); // [B, 1]
		return Scalars.times(forward.add(backward).mul(weights).mean(), 0.5f); // []
	}

	/** Points x, where they went y, and how much each counts. */
	private record Cycles(PointBatch starts, PointBatch turns, float[] weights) {}

	private Cycles drawCycles(final Step step) {
		final List<PointBatch> drawn = new ArrayList<>();
		final List<Integer> ends = new ArrayList<>();
		for (int i = 0; i < framePairs; i++) {
			final int[] slots = step.drawSlotPair();
			drawn.add(drawStarts(step, slots[0]));
			ends.addAll(Collections.nCopies(drawn.get(i).size(), slots[1]));
		}
		final PointBatch starts = PointBatch.join(drawn);
		final int[] targets = ends.stream().mapToInt(Integer::intValue).toArray();
		final PointBatch turns = PointBatch.of(targets, track(step, starts, targets));
		final PointBatch returns = PointBatch.of(starts.slots(), track(step, turns, starts.slots()));
		return consistent(starts, turns, returns);
	}

	private PointBatch drawStarts(final Step step, final int slot) {
		final int frame = step.frames()[slot];
		final int w = geometry.width();
		final int[] pixels = Draw.balanced(w * geometry.height(), p -> mask.contains(frame, p % w, p / w), pointsPerPair, BuddyDraw.FOREGROUND_SHARE, step.random());
		final PointBatch starts = new PointBatch(new int[pixels.length], new float[pixels.length], new float[pixels.length]);
		for (int i = 0; i < pixels.length; i++) {
			starts.slots()[i] = slot;
			starts.x()[i] = pixels[i] % w;
			starts.y()[i] = pixels[i] / w;
		}
		return starts;
	}

	/** The points that come back near where they started. */
	private Cycles consistent(final PointBatch starts, final PointBatch turns, final PointBatch returns) {
		final double[] distances = IntStream.range(0, starts.size()) //
			.mapToDouble(i -> Math.hypot(starts.x()[i] - returns.x()[i], starts.y()[i] - returns.y()[i]) / geometry.pixelScale()).toArray();
		final int[] kept = IntStream.range(0, distances.length).filter(i -> weight(distances[i]) > 0).toArray();
		final float[] weights = new float[kept.length];
		for (int i = 0; i < kept.length; i++)
			weights[i] = (float) weight(distances[kept[i]]);
		return new Cycles(starts.select(kept), turns.select(kept), weights);
	}

	/** What a point counts that comes back so many pixels, at paper size, from where it started. */
	static double weight(final double distance) {
		return distance <= FARTHEST_RETURN ? Math.pow(DECAY, distance) : 0;
	}

	private static NDArray track(final Step step, final PointBatch points, final int[] targets) {
		return step.tracker().track(step.refined().sample(points), step.refined(), targets); // [B, 2]
	}
}
