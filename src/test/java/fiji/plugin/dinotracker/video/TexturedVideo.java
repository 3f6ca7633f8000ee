package fiji.plugin.dinotracker.video;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.TensorStore;

/** Videos of a smooth random texture that moves as told, exact to any fraction of a pixel. */
public final class TexturedVideo {

	private static final int WAVES = 24;

	/** Per wave: frequency along x and y in radians a pixel, phase, hue. */
	private final double[][] waves;

	/** @param seed seed of the texture */
	public TexturedVideo(final long seed) {
		final Random random = new Random(seed);
		this.waves = new double[WAVES][];
		for (int i = 0; i < WAVES; i++) {
			final double frequency = 2 * Math.PI / (7 + 40 * random.nextDouble());
			final double direction = 2 * Math.PI * random.nextDouble();
			waves[i] = new double[] { frequency * Math.cos(direction), frequency * Math.sin(direction), //
				2 * Math.PI * random.nextDouble(), random.nextDouble() };
		}
	}

	/**
	 * A video whose pixel at p on frame t shows the texture at {@code motion.apply(t).apply(p)}.
	 *
	 * @param frames how many
	 * @param motion for each frame, the way from a pixel to the texture
	 */
	public Video moving(final VideoGeometry geometry, final int frames, final IntFunction<UnaryOperator<PixelPoint>> motion) {
		final TensorStore store = new TensorStore(frames, new Shape(3, geometry.height(), geometry.width()));
		for (int t = 0; t < frames; t++)
			paint(store.buffer(t).asFloatBuffer(), geometry, motion.apply(t));
		return new Video(geometry, store);
	}

	/** A video that shifts by (dx, dy) pixels a frame. */
	public Video shifting(final VideoGeometry geometry, final int frames, final double dx, final double dy) {
		return moving(geometry, frames, t -> point -> new PixelPoint(point.x() - t * dx, point.y() - t * dy));
	}

	private void paint(final FloatBuffer pixels, final VideoGeometry geometry, final UnaryOperator<PixelPoint> toTexture) {
		for (int channel = 0; channel < 3; channel++)
			for (int y = 0; y < geometry.height(); y++)
				for (int x = 0; x < geometry.width(); x++)
					pixels.put(value(toTexture.apply(new PixelPoint(x, y)), channel));
	}

	/** The brightness of the texture at a place, from 0 to 1; channels 0 to 2 are much alike. */
	public float value(final PixelPoint point, final int channel) {
		double sum = 0;
		for (final double[] wave : waves)
			sum += Math.cos(wave[0] * point.x() + wave[1] * point.y() + wave[2] + channel * wave[3]);
		return (float) (0.5 + 0.5 * Math.tanh(sum / Math.sqrt(WAVES)));
	}
}
