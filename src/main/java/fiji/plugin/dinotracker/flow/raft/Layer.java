package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;

/** A step of a network: maps [B, C, H, W] in, maps of other channels and perhaps another size out. */
@FunctionalInterface
interface Layer {

	NDArray apply(NDArray maps);

	/** This layer, then what is below zero set to zero. */
	default Layer relu() {
		return maps -> {
			final NDArray result = apply(maps); // [B, C', H', W']
			return result.getNDArrayInternal().relu();
		};
	}
}
