package fiji.plugin.dinotracker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Turns the cost volume around its peak into weights of the positions there: H of eq. 2. */
public interface Heat {

	/**
	 * The weights of a square of cells around each peak.
	 *
	 * @param costs costs in a square of side K + 4 around each peak, zero outside the map, [B, 1, K + 4, K + 4]
	 * @param inside 1 for cells on the map, 0 outside it, [B, 1, K + 4, K + 4]
	 * @param disc 1 for cells within the radius R of the peak and on the map, else 0, [B, 1, K, K]
	 * @return weights that are zero off the disc and sum to one, [B, 1, K, K]
	 */
	NDArray weights(NDArray costs, NDArray inside, NDArray disc);

	/** Lends what it computes with to a step, with which everything that is made of it is freed; see {@link Parameters#lendTo}. */
	default void lendTo(final NDManager step) {}
}
