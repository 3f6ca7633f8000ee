package fiji.plugin.dinotracker.tracking.fused;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.model.FeatureMaps;

/**
 * How much more likely the look of each cell is if the point is seen there than if it is hidden: exp((s - 0.4) / 0.3), s the
 * cosine between the point and the cell. The looks of one place on frames in a row are much the same, so each alone must not
 * say much; how much one may speak against a place depends on how well the look is known, see {@link Templates}.
 */
final class Evidence {

	/** Neighbouring frames mostly make the same mistake: about four together tell what the chain takes each to tell. */
	static final double FRAMES_ALIKE = 4;

	private static final float EVEN = 0.4f;
	private static final float TEMPERATURE = 0.3f;

	private Evidence() {}

	/**
	 * The evidence of a frame.
	 *
	 * @param unit descriptors of Q points at length one, [Q, C]
	 * @param maps the features of the frame
	 * @param least the logarithm of the least evidence
	 * @return for each cell, [P, Q]
	 */
	static NDArray of(final NDArray unit, final FeatureMaps maps, final float least) {
		return maps.unit(0).matMul(unit.transpose()).subi(EVEN).divi(TEMPERATURE).maximum(least).exp(); // [P, Q]
	}
}
