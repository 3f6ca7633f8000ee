package fiji.plugin.dinotracker.demo;

import java.util.List;

import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.LazyStack;

/**
 * Colour frames of any size and number for measurements: a disc of texture wanders over ground of texture that drifts the
 * other way. Frames are rendered when they are looked at, so thousands take no memory.
 */
public final class DriftingTexture {

	private static final int CHANNELS = 3;
	/** Side of the square of texture that is repeated; a power of two. */
	private static final int SIDE = 1024;
	private static final double WAVELENGTH = 48;
	private static final int OCTAVES = 4;
	private static final double CONTRAST = 55;

	private final int width;
	private final int height;
	private final float[][] texture = new float[CHANNELS][SIDE * SIDE];

	private DriftingTexture(final int width, final int height, final long seed) {
		this.width = width;
		this.height = height;
		for (int channel = 0; channel < CHANNELS; channel++) {
			final Noise noise = new Noise(seed + channel);
			for (int i = 0; i < SIDE * SIDE; i++)
				texture[channel][i] = (float) (128 + CONTRAST * noise.at(i % SIDE, i / SIDE, WAVELENGTH, OCTAVES));
		}
	}

	/**
	 * Some frames.
	 *
	 * @param width of a frame in pixels
	 * @param height of a frame in pixels
	 * @param count how many
	 * @param seed the same seed makes the same frames
	 */
	public static FrameSource frames(final int width, final int height, final int count, final long seed) {
		final DriftingTexture texture = new DriftingTexture(width, height, seed);
		return new FrameSource(LazyStack.of(new UnsignedByteType(), FinalDimensions.wrap(new long[] { width, height, CHANNELS, count }), CHANNELS, //
			frame -> new ByteArray(texture.render(frame))), List.of(AxisRole.X, AxisRole.Y, AxisRole.CHANNEL, AxisRole.TIME), true, Calibration.NONE, "drifting texture");
	}

	/** Its red, then its green, then its blue plane. */
	private byte[] render(final int frame) {
		final float discX = (float) (width * (0.5 + 0.3 * Math.sin(0.06 * frame)));
		final float discY = (float) (height * (0.5 + 0.25 * Math.cos(0.05 * frame)));
		final float radius = height / 5f;
		final byte[] pixels = new byte[CHANNELS * width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final boolean onDisc = (x - discX) * (x - discX) + (y - discY) * (y - discY) < radius * radius;
				final float u = onDisc ? x - discX + SIDE : x + 0.7f * frame;
				final float v = onDisc ? y - discY + SIDE : y + 0.3f * frame + SIDE / 2f;
				for (int channel = 0; channel < CHANNELS; channel++)
					pixels[(channel * height + y) * width + x] = (byte) Math.max(0, Math.min(255, Math.round(sample(texture[channel], u, v))));
			}
		return pixels;
	}

	/** The texture between four of its points; u and v are not negative. */
	private static float sample(final float[] plane, final float u, final float v) {
		final int column = (int) u;
		final int row = (int) v;
		final float right = u - column;
		final float down = v - row;
		final float upper = at(plane, column, row) * (1 - right) + at(plane, column + 1, row) * right;
		final float lower = at(plane, column, row + 1) * (1 - right) + at(plane, column + 1, row + 1) * right;
		return upper * (1 - down) + lower * down;
	}

	private static float at(final float[] plane, final int column, final int row) {
		return plane[(row & SIDE - 1) * SIDE + (column & SIDE - 1)];
	}
}
