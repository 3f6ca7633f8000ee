package fiji.plugin.dinotracker.features;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Shifts descriptors so that each channel is 0 on average over all cells of all frames, and scales them all by one
 * number so that their mean square is 1. Cosines between descriptors that are never negative hardly differ without it.
 */
final class FeatureCentring {

	/** A mean square under this is rounding: the descriptors are all the same. */
	private static final float ROUNDING = 1e-6f;

	private FeatureCentring() {}

	/**
	 * Centres descriptors in place; if they are all the same they become 0.
	 *
	 * @param maps one tensor [P, C] a frame
	 * @param device where to calculate
	 */
	static void centre(final TensorStore maps, final Device device) {
		try (NDManager manager = Torch.newManager(device)) {
			final NDArray mean = manager.zeros(new Shape(maps.shape().get(1)));                    // [C]
			final NDArray square = manager.zeros(mean.getShape());                                 // [C]
			for (int i = 0; i < maps.size(); i++)
				try (NDManager frame = manager.newSubManager()) {
					final NDArray map = maps.get(frame, i);                                        // [P, C]
					mean.addi(map.mean(new int[] { 0 }).div(maps.size()));
					square.addi(map.square().mean(new int[] { 0 }).div(maps.size()));
				}
			final float variance = square.sub(mean.square()).mean().getFloat();
			final double scale = variance > ROUNDING ? 1 / Math.sqrt(variance) : 0;
			for (int i = 0; i < maps.size(); i++)
				try (NDManager frame = manager.newSubManager()) {
					maps.put(i, maps.get(frame, i).sub(mean).mul(scale));                          // [P, C]
				}
		}
	}
}
