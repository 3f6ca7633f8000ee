package fiji.plugin.dinotracker.features;

import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/**
 * A linear layer.
 *
 * @param weight [D, C]
 * @param bias [D]
 */
record Projection(NDArray weight, NDArray bias) {

	/** Its tensors. */
	Stream<NDArray> tensors() {
		return Stream.of(weight, bias);
	}

	/**
	 * @param tokens [L, C]
	 * @return [L, D]
	 */
	NDArray apply(final NDArray tokens) {
		return Linear.linear(tokens, weight, bias).singletonOrThrow(); // [L, D]
	}
}
