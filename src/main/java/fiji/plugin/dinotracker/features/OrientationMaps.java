package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.video.Luma;

/**
 * Splits the gradient of the grey image by direction: its length at each pixel is shared by the two nearest of
 * {@value #ORIENTATIONS} directions, linearly in the angle.
 */
final class OrientationMaps {

	static final int ORIENTATIONS = 8;

	/** How much the image is smoothed first, in pixels. */
	private static final double SIGMA = 1;

	private static final float[] LUMA = Luma.shares();

	private final NDArray luma;
	private final NDArray orientations;
	private final SeparableFilter slopeRight;
	private final SeparableFilter slopeDown;

	OrientationMaps(final NDManager manager, final VideoGeometry geometry) {
		final Kernel smooth = Kernel.gaussian(SIGMA);
		final Kernel slope = Kernel.slope(SIGMA);
		this.luma = manager.create(LUMA, new Shape(LUMA.length, 1, 1));                            // [3, 1, 1]
		this.orientations = manager.arange((float) ORIENTATIONS).reshape(ORIENTATIONS, 1, 1);      // [8, 1, 1]
		this.slopeRight = SeparableFilter.everyPixel(manager, geometry, smooth, slope);
		this.slopeDown = SeparableFilter.everyPixel(manager, geometry, slope, smooth);
	}

	/**
	 * @param rgb [3, H, W]
	 * @return length of the gradient by direction, [8, H, W]
	 */
	NDArray of(final NDArray rgb) {
		final NDArray grey = rgb.mul(luma).sum(new int[] { 0 }, true);                             // [1, H, W]
		final NDArray right = slopeRight.apply(grey);                                              // [1, H, W]
		final NDArray down = slopeDown.apply(grey);                                                // [1, H, W]
		final NDArray length = right.square().add(down.square()).sqrt();                           // [1, H, W]
		final NDArray angle = down.atan2(right).mul(ORIENTATIONS / (2 * Math.PI));                 // [1, H, W], in bins
		final NDArray apart = angle.sub(orientations);                                             // [8, H, W]
		final NDArray wrapped = apart.sub(apart.div(ORIENTATIONS).round().mul(ORIENTATIONS));      // [8, H, W]
		return wrapped.abs().neg().add(1).maximum(0).mul(length);                                  // [8, H, W]
	}
}
