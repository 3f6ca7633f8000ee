package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/**
 * A linear layer.
 *
 * @param weight [D, C]
 * @param bias [D]
 */
record Projection(NDArray weight, NDArray bias) {

	/**
	 * @param tokens [L, C]
	 * @return [L, D]
	 */
	NDArray apply(final NDArray tokens) {
		return Linear.linear(tokens, weight, bias).singletonOrThrow(); // [L, D]
	}
}
