package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Mean CIE L*a*b* colour (from sRGB, white D65, in hundredths) around each place of the feature grid; a* and b* weigh
 * twice as much as lightness.
 */
final class ColourMeans {

	/** Lightness and two of hue. */
	static final int CHANNELS = 3;

	/** Half the side of the tent-shaped window, in pixels. */
	private static final int SIDE = 10;

	/** Linear red, green and blue to X, Y and Z of white 1. */
	private static final float[][] XYZ = { //
		{ 0.4339499f, 0.3762098f, 0.1898403f }, //
		{ 0.2126729f, 0.7151522f, 0.0721750f }, //
		{ 0.0177566f, 0.1094680f, 0.8727755f } };

	/** Cube roots of X, Y and Z to L* (less a constant), 2 a* and 2 b*. */
	private static final float[][] LAB = { { 0, 1.16f, 0 }, { 10, -10, 0 }, { 0, 4, -4 } };

	private final VideoGeometry geometry;
	private final NDArray toXyz;
	private final NDArray toLab;
	private final SeparableFilter window;

	ColourMeans(final NDManager manager, final VideoGeometry geometry) {
		this.geometry = geometry;
		this.toXyz = manager.create(XYZ).transpose();                                              // [3, 3]
		this.toLab = manager.create(LAB).transpose();                                              // [3, 3]
		this.window = SeparableFilter.gridWindows(manager, geometry, 1, SIDE);
	}

	/**
	 * @param rgb [3, H, W]
	 * @return [P, 3]
	 */
	NDArray of(final NDArray rgb) {
		final NDArray pixels = rgb.reshape(3, -1).transpose();                                     // [H W, 3]
		final NDArray lab = root(linear(pixels).matMul(toXyz)).matMul(toLab);                      // [H W, 3]
		final NDArray maps = lab.transpose().reshape(rgb.getShape());                              // [3, H, W]
		return window.apply(maps).reshape(3, geometry.cells()).transpose();                        // [P, 3]
	}

	/** Undoes the gamma of sRGB. */
	private static NDArray linear(final NDArray rgb) {
		return NDArrays.where(rgb.gt(0.04045f), rgb.add(0.055f).div(1.055f).pow(2.4f), rgb.div(12.92f)); // [H W, 3]
	}

	/** The cube root of CIE L*a*b*, a straight line near black. */
	private static NDArray root(final NDArray xyz) {
		return NDArrays.where(xyz.gt(0.008856f), xyz.maximum(0.008856f).pow(1 / 3f), xyz.mul(7.787f).add(16 / 116f)); // [H W, 3]
	}
}
