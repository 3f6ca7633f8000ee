package fiji.plugin.dinotracker.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The range of colours the networks were trained on: each channel less its mean over ImageNet, over its deviation. */
public final class ImageNetColours {

	private static final float[] MEAN = { 0.485f, 0.456f, 0.406f };
	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };

	private ImageNetColours() {}

	/**
	 * @param rgb RGB in [0, 1], [..., 3, H, W]
	 * @return normalised, of the same shape, on the same manager
	 */
	public static NDArray normalize(final NDArray rgb) {
		final Shape shape = new Shape(3, 1, 1);
		final NDArray mean = rgb.getManager().create(MEAN, shape); // [3, 1, 1]
		final NDArray deviation = rgb.getManager().create(DEVIATION, shape); // [3, 1, 1]
		return rgb.sub(mean).div(deviation); // [..., 3, H, W]
	}
}
