package fiji.plugin.dinotracker.tensor;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic of tensors with numbers, for use wherever a gradient is taken. The engine's own {@code x.mul(number)} makes a
 * tensor of the number and frees it at once, although the backward pass still reads it: after a garbage collection in
 * between it reads whatever lies there. Here the number lives as long as the manager of {@code x}.
 */
public final class Scalars {

	private Scalars() {}

	/** factor x */
	public static NDArray times(final NDArray x, final float factor) {
		return x.mul(constant(x, factor));
	}

	/** x / divisor */
	public static NDArray over(final NDArray x, final float divisor) {
		return x.div(constant(x, divisor));
	}

	/** The larger of x and the smallest value allowed. */
	public static NDArray atLeast(final NDArray x, final float smallest) {
		return x.maximum(constant(x, smallest));
	}

	private static NDArray constant(final NDArray x, final float value) {
		return x.getManager().create(value);
	}
}
