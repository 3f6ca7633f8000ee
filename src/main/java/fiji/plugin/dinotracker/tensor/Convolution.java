package fiji.plugin.dinotracker.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** Convolutions of [N, C, H, W] tensors, as PyTorch's {@code conv2d}, and the padding that goes with them. */
public final class Convolution {

	private Convolution() {}

	/**
	 * Valid convolution with stride 1.
	 *
	 * @param x [N, C, H, W]
	 * @param weight [D, C, k, k]
	 * @param bias [D], or null
	 * @param dilation distance of the kernel's taps
	 * @return [N, D, H - dilation (k - 1), W - dilation (k - 1)]
	 */
	public static NDArray valid(final NDArray x, final NDArray weight, final NDArray bias, final int dilation) {
		return x.getNDArrayInternal().convolution(x, weight, bias, new Shape(1, 1), new Shape(0, 0), new Shape(dilation, dilation), 1).singletonOrThrow();
	}

	/**
	 * Continues a map beyond its borders by mirroring it at the border pixels, which are not repeated (PyTorch's
	 * {@code reflect}).
	 *
	 * @param x [N, C, H, W] with H and W above {@code 2 padding + 2}
	 * @param padding rows and columns on each side
	 * @return [N, C, H + 2 padding, W + 2 padding]
	 * @throws IllegalArgumentException if the map is too small
	 */
	public static NDArray reflect(final NDArray x, final int padding) {
		return reflect(reflect(x, padding, 2), padding, 3);
	}

	private static NDArray reflect(final NDArray x, final int padding, final int axis) {
		final long n = x.getShape().get(axis);
		if (n <= 2 * padding + 2) throw new IllegalArgumentException("A side of " + n + " is too short for a reflection of " + padding);
		final NDList parts = x.split(new long[] { 1, 1 + padding, n - 1 - padding, n - 1 }, axis);
		final NDList mirrored = new NDList(parts.get(1).flip(axis));
		mirrored.addAll(parts);
		mirrored.add(parts.get(3).flip(axis));
		return NDArrays.concat(mirrored, axis);
	}
}
