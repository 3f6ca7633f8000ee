package fiji.plugin.dinotracker.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.tensor.Scalars;

/**
 * L_H: the Huber loss on coordinates scaled to [-1, 1] by (W - 1, H - 1): d^2 / 2 up to |d| = delta, then
 * delta (|d| - delta / 2) (App. A.2).
 */
final class Huber {

	private static final float DELTA = 1 / 32f;

	private final VideoGeometry geometry;

	Huber(final VideoGeometry geometry) {
		this.geometry = geometry;
	}

	/**
	 * The loss of each coordinate.
	 *
	 * @param predicted working pixels, [B, 2]
	 * @param wanted where they should be
	 * @return [B, 2]
	 */
	NDArray evaluate(final NDArray predicted, final PointBatch wanted) {
		final NDArray scale = predicted.getManager().create(new float[] { 2f / (geometry.width() - 1), 2f / (geometry.height() - 1) }); // [2]
		final NDArray distance = predicted.sub(pixels(predicted, wanted)).mul(scale).abs(); // [B, 2]
		final NDArray square = Scalars.times(distance.square(), 0.5f); // [B, 2]
		final NDArray linear = Scalars.times(distance.sub(DELTA / 2), DELTA); // [B, 2]
		return NDArrays.where(distance.lte(DELTA), square, linear); // [B, 2]
	}

	private static NDArray pixels(final NDArray like, final PointBatch points) {
		final float[] pixels = new float[2 * points.size()];
		for (int i = 0; i < points.size(); i++) {
			pixels[2 * i] = points.x()[i];
			pixels[2 * i + 1] = points.y()[i];
		}
		return like.getManager().create(pixels, new Shape(points.size(), 2)); // [B, 2]
	}
}
