package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;

/** Brings a flow from cells of 8 x 8 pixels to pixels. */
@FunctionalInterface
interface Upsampling {

	/** Pixels along a cell's side. */
	int FACTOR = 8;

	/**
	 * @param flow in cells, [B, 2, h, w]
	 * @param hidden the recurrent unit's last state, [B, S, h, w]
	 * @return in pixels, [B, 2, 8 h, 8 w]
	 */
	NDArray apply(NDArray flow, NDArray hidden);
}
