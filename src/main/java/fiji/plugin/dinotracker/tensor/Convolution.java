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
		return convolve(x, weight, bias, 1, dilation, 1);
	}

	/**
	 * The same kernel for every channel, moved by a stride.
	 *
	 * @param x [N, C, H, W]
	 * @param weight [C, 1, k, k]
	 * @return [N, C, (H - k) / stride + 1, (W - k) / stride + 1]
	 */
	public static NDArray depthwise(final NDArray x, final NDArray weight, final int stride) {
		return convolve(x, weight, null, stride, 1, (int) weight.getShape().get(0));
	}

	private static NDArray convolve(final NDArray x, final NDArray weight, final NDArray bias, final int stride, final int dilation, final int groups) {
		return x.getNDArrayInternal().convolution(x, weight, bias, new Shape(stride, stride), new Shape(0, 0), new Shape(dilation, dilation), groups)
			.singletonOrThrow();
	}

	/**
	 * Continues a map beyond its borders by mirroring it at the border pixels, which are not repeated (PyTorch's
	 * {@code reflect}).
	 *
	 * @param x [N, C, H, W] with H and W above {@code before + after + 2}
	 * @param before rows above and columns to the left
	 * @param after rows below and columns to the right
	 * @return [N, C, H + before + after, W + before + after]
	 * @throws IllegalArgumentException if the map is too small
	 */
	public static NDArray reflect(final NDArray x, final int before, final int after) {
		return reflect(reflect(x, before, after, 2), before, after, 3);
	}

	/** By split rather than slice: the gradient of a slice is a whole array of zeros plus an addition. */
	private static NDArray reflect(final NDArray x, final int before, final int after, final int axis) {
		final long n = x.getShape().get(axis);
		if (n <= before + after + 2)
			throw new IllegalArgumentException("A side of " + n + " is too short for a reflection of " + before + " and " + after);
		final NDList parts = x.split(new long[] { 1, 1 + before, n - 1 - after, n - 1 }, axis);
		final NDList mirrored = new NDList(parts.get(1).flip(axis));
		mirrored.addAll(parts);
		mirrored.add(parts.get(3).flip(axis));
		return NDArrays.concat(mirrored, axis);
	}
}
