package fiji.plugin.dinotracker.features;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;

/** A filter that works on rows and columns in turn, evaluated at chosen rows and columns only, as two dense matrices. */
final class SeparableFilter {

	private final NDArray vertical;
	private final NDArray horizontal;

	private SeparableFilter(final NDManager manager, final float[][] vertical, final float[][] horizontal) {
		this.vertical = manager.create(vertical).transpose(); // [H, n]
		this.horizontal = manager.create(horizontal).transpose(); // [W, m]
	}

	/** A filter whose result has as many pixels as what it is applied to. */
	static SeparableFilter everyPixel(final NDManager manager, final VideoGeometry geometry, final Kernel vertical, final Kernel horizontal) {
		return new SeparableFilter(manager, //
			vertical.matrix(IntStream.range(0, geometry.height()).asDoubleStream().toArray(), geometry.height()), //
			horizontal.matrix(IntStream.range(0, geometry.width()).asDoubleStream().toArray(), geometry.width()));
	}

	/**
	 * Means of tent-shaped windows in a square around each place of the feature grid.
	 *
	 * @param windows how many windows, each way, around a place
	 * @param side distance of neighbouring windows, and half the width of each, in pixels
	 */
	static SeparableFilter gridWindows(final NDManager manager, final VideoGeometry geometry, final int windows, final int side) {
		final Kernel tent = Kernel.tent(side);
		return new SeparableFilter(manager, //
			tent.matrix(centres(geometry, geometry.gridHeight(), windows, side), geometry.height()), //
			tent.matrix(centres(geometry, geometry.gridWidth(), windows, side), geometry.width()));
	}

	private static double[] centres(final VideoGeometry geometry, final int cells, final int windows, final int side) {
		return IntStream.range(0, cells * windows) //
			.mapToDouble(i -> geometry.stride() * (i / windows) + geometry.patch() / 2 + side * (i % windows - (windows - 1) / 2.0)).toArray();
	}

	/**
	 * Filters some maps.
	 *
	 * @param maps [K, H, W]
	 * @return [K, n, m]
	 */
	NDArray apply(final NDArray maps) {
		final NDArray columns = maps.swapAxes(1, 2).matMul(vertical); // [K, W, n]
		return columns.swapAxes(1, 2).matMul(horizontal);             // [K, n, m]
	}
}
