package fiji.plugin.dinotracker.model;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;

/** What LoRA adds to a frozen projection: (alpha / r) B A x, with A of r rows drawn like PyTorch's layers and B starting at zero. */
final class LowRankAdapter {

	private final NDArray a;
	private final NDArray b;
	private final NDArray scale;

	/**
	 * @param name of its tensors
	 * @param shape of A, [r, C]
	 * @param scale alpha / r
	 * @param random draws A
	 */
	LowRankAdapter(final Parameters parameters, final String name, final Shape shape, final NDArray scale, final SplittableRandom random) {
		this.a = parameters.trainUniform(name + ".a", shape, 1 / Math.sqrt(shape.get(1)), random); // [r, C]
		this.b = parameters.train(name + ".b", new Shape(shape.get(1), shape.get(0)), 0); // [C, r]
		this.scale = scale;
	}

	/**
	 * @param tokens [L, C]
	 * @return [L, C]
	 */
	NDArray apply(final NDArray tokens) {
		final NDArray narrow = Linear.linear(tokens, a, null).singletonOrThrow(); // [L, r]
		return Linear.linear(narrow, b, null).singletonOrThrow().mul(scale); // [L, C]
	}
}
