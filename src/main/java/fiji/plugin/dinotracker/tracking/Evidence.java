package fiji.plugin.dinotracker.tracking;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.model.FeatureMaps;

/**
 * How much more likely the look of each cell is if the point is seen there than if it is hidden: exp((s - 0.4) / 0.2), s the
 * cosine between the point and the cell. The looks of one place on frames in a row are much the same, so each alone must not
 * say much; how much one may speak against a place depends on how well the look is known, see {@link Templates}. For the other states it is 1.
 */
final class Evidence {

	private static final float EVEN = 0.4f;
	private static final float TEMPERATURE = 0.2f;

	private Evidence() {}

	/**
	 * The evidence of a frame.
	 *
	 * @param unit descriptors of Q points at length one, [Q, C]
	 * @param maps the features of the frame
	 * @param least the logarithm of the least evidence
	 * @return [Q, 2 P + 1]
	 */
	static NDArray of(final NDArray unit, final FeatureMaps maps, final float least) {
		final NDArray cosines = unit.matMul(maps.unit(0).transpose()); // [Q, P]
		final NDArray shown = cosines.sub(EVEN).div(TEMPERATURE).maximum(least).exp(); // [Q, P]
		return shown.concat(unit.getManager().ones(shown.getShape().slice(0, 1).addAll(new Shape(shown.getShape().get(1) + 1))), 1); // [Q, 2 P + 1]
	}
}
