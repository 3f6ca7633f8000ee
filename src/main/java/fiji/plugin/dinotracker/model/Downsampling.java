package fiji.plugin.dinotracker.model;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * What follows the convolution of a hidden layer of {@link DeltaDino}: batch normalisation, ReLU, and halving without
 * aliasing, with the reflection that the next convolution needs (App. A.3).
 */
abstract class Downsampling {

	/**
	 * On a GPU by the engine's operations; on a processor by loops that go through each channel while it is in the cache.
	 *
	 * @param manager where the maps will be
	 * @param normalization of the channels
	 * @param rows how the height is halved
	 * @param columns how the width is halved
	 */
	static Downsampling of(final NDManager manager, final BatchNormalization normalization, final Halving rows, final Halving columns) {
		return manager.getDevice().isGpu() ? new EngineDownsampling(manager, normalization, rows, columns) : new HostDownsampling(normalization, rows, columns);
	}

	/** Tensors that are lent to each step. */
	abstract List<NDArray> constants();

	/**
	 * @param x [N, C, H, W]; taken over, and closed when it is not needed any more
	 * @param mode what the normalisation uses
	 * @return [N, C, ceil(H / 2) + 2 p, ceil(W / 2) + 2 p]
	 */
	abstract NDArray apply(NDArray x, BatchMode mode);
}
