package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Rows;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * The contrastive term of best buddies (Sec. 3.3): l(a, b) = -log softmax over the grid of cos(a, Phi^j(p)) / 0.1, taken
 * at b; both ways, weighted: sum of w (l(a, b) + l(b, a)) / 2.
 */
final class Contrast {

	private static final float TEMPERATURE = 0.1f;

	private Contrast() {}

	/**
	 * @param maps the features being trained
	 * @param source slot of the source frame
	 * @param target slot of the target frame
	 * @param pairs at least one pair of cells
	 * @return a scalar
	 */
	static NDArray evaluate(final FeatureMaps maps, final int source, final int target, final BuddyPairs pairs) {
		final NDArray forward = oneWay(maps.unit(source), maps.unit(target), pairs); // [M]
		final NDArray backward = oneWay(maps.unit(target), maps.unit(source), pairs.reversed()); // [M]
		return Scalars.times(forward.add(backward).mul(forward.getManager().create(pairs.weights())).sum(), 0.5f); // []
	}

	/** l(a, b) for each pair, [M]. */
	private static NDArray oneWay(final NDArray from, final NDArray to, final BuddyPairs pairs) {
		return at(Rows.take(from, pairs.sources()).matMul(to.transpose()), pairs.targets()); // [M]
	}

	/**
	 * l(a, b) from the cosines of a with all cells.
	 *
	 * @param cosines [M, P]
	 * @param targets the cell b of each
	 * @return [M]
	 */
	static NDArray at(final NDArray cosines, final int... targets) {
		final long[] cells = IntStream.of(targets).asLongStream().toArray();
		return Scalars.over(cosines, TEMPERATURE).logSoftmax(1).gather(cosines.getManager().create(cells, new Shape(cells.length, 1)), 1).neg().reshape(-1); // [M]
	}
}
