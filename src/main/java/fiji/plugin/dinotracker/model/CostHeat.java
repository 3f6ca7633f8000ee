package fiji.plugin.dinotracker.model;

import ai.djl.ndarray.NDArray;

/** H = S: the positions are weighted by the cost volume itself, for tracking with raw features (App. A.5). */
public final class CostHeat implements Heat {

	private static final float SMALLEST_MASS = 1e-8f;

	@Override
	public NDArray weights(final NDArray costs, final NDArray inside, final NDArray disc) {
		final long margin = (costs.getShape().get(2) - disc.getShape().get(2)) / 2;
		final long end = margin + disc.getShape().get(2);
		final NDArray mass = costs.get(":, :, {}:{}, {}:{}", margin, end, margin, end).mul(disc).add(disc.mul(SMALLEST_MASS)); // [B, 1, K, K]
		return mass.div(mass.sum(new int[] { 2, 3 }, true));
	}
}
