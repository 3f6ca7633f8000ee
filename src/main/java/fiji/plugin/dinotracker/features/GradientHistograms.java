package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Histograms of gradient directions over 4 x 4 windows around each place of the feature grid (Lowe's SIFT without its
 * own choice of place, scale and turn), summed to 1 and square-rooted (RootSIFT, Arandjelovic and Zisserman 2012).
 */
final class GradientHistograms {

	private static final int WINDOWS = 4;

	/** Numbers a histogram has. */
	static final int CHANNELS = WINDOWS * WINDOWS * OrientationMaps.ORIENTATIONS;

	/** Added to the sum of a histogram: places flatter than this, in grey levels of [0, 1] a pixel, fade to nothing. */
	private static final float FLAT = 1e-3f;

	private final VideoGeometry geometry;
	private final SeparableFilter windows;

	/** @param side distance of neighbouring windows in pixels */
	GradientHistograms(final NDManager manager, final VideoGeometry geometry, final int side) {
		this.geometry = geometry;
		this.windows = SeparableFilter.gridWindows(manager, geometry, WINDOWS, side);
	}

	/**
	 * @param orientations length of the gradient by direction, [8, H, W]
	 * @return [P, 128]
	 */
	NDArray of(final NDArray orientations) {
		final NDArray sums = windows.apply(orientations);                                          // [8, 4 h, 4 w]
		final NDArray histograms = sums //
			.reshape(OrientationMaps.ORIENTATIONS, geometry.gridHeight(), WINDOWS, geometry.gridWidth(), WINDOWS) // [8, h, 4, w, 4]
			.transpose(1, 3, 0, 2, 4).reshape(geometry.cells(), CHANNELS);                         // [P, 128]
		return histograms.div(histograms.sum(new int[] { 1 }, true).add(FLAT)).sqrt();             // [P, 128]
	}
}
