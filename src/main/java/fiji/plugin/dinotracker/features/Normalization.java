package fiji.plugin.dinotracker.features;

import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.LayerNorm;

/**
 * Brings each token to mean 0 and variance 1, then scales and shifts its channels.
 *
 * @param scale [C]
 * @param shift [C]
 */
record Normalization(NDArray scale, NDArray shift) {

	/** DINOv2's, which is not PyTorch's default. */
	private static final float EPSILON = 1e-6f;

	/** Its tensors. */
	Stream<NDArray> tensors() {
		return Stream.of(scale, shift);
	}

	/**
	 * @param tokens [L, C]
	 * @return [L, C]
	 */
	NDArray apply(final NDArray tokens) {
		return LayerNorm.layerNorm(tokens, scale.getShape(), scale, shift, EPSILON).singletonOrThrow(); // [L, C]
	}
}
