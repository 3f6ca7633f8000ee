package fiji.plugin.dinotracker.demo;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

/**
 * A made-up video whose true tracks are known exactly, for demos, tests and benchmarks: on a slowly drifting ground a
 * fast beetle runs over a pulsating cell and behind a twig, then a larva crawls over the cell. Chained
 * optical flow is nearly exact on it, but cannot cross the twig; it is fair for appearance: every patch of texture exists once.
 *
 * <pre>
 * SyntheticSequence sequence = new SyntheticSequence(1);
 * Img&lt;UnsignedByteType&gt; frames = sequence.frames(); // [X, Y, CHANNEL, TIME]
 * List&lt;Track&gt; truth = sequence.truth();
 * </pre>
 */
public final class SyntheticSequence {

	/** Width of each frame in pixels. */
	public static final int WIDTH = 320;

	/** Height of each frame in pixels. */
	public static final int HEIGHT = 240;

	/** How many frames there are. */
	public static final int FRAMES = 48;

	private static final int CHANNELS = 3;

	/** Samples per pixel each way, against jagged outlines. */
	private static final int SAMPLES = 2;

	/** Standard deviation of the sensor noise in grey levels. */
	private static final double SENSOR_NOISE = 2;

	private final long seed;
	private final Scene scene;
	private final List<Track> truth;

	/** @param seed of textures, noise and the choice of points: the same seed makes the same sequence */
	public SyntheticSequence(final long seed) {
		this.seed = seed;
		this.scene = new Scene(seed);
		this.truth = new GroundTruth(scene).tracks(new Random(seed));
	}

	/**
	 * Renders all frames; takes a few seconds.
	 *
	 * @return RGB with axes X, Y, CHANNEL, TIME
	 */
	public Img<UnsignedByteType> frames() {
		final byte[] pixels = new byte[FRAMES * CHANNELS * WIDTH * HEIGHT];
		IntStream.range(0, FRAMES).parallel().forEach(frame -> {
			final byte[] rendered = frame(frame);
			System.arraycopy(rendered, 0, pixels, frame * rendered.length, rendered.length);
		});
		return ArrayImgs.unsignedBytes(pixels, WIDTH, HEIGHT, CHANNELS, FRAMES);
	}

	/**
	 * Renders one frame.
	 *
	 * @return its red, then its green, then its blue plane, each row by row
	 */
	public byte[] frame(final int index) {
		final double[] clean = cleanFrame(index);
		final Random noise = new Random(seed * FRAMES + index);
		final byte[] pixels = new byte[clean.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(clean[i] + SENSOR_NOISE * noise.nextGaussian())));
		return pixels;
	}

	/** A frame before sensor noise and rounding, in the layout of {@link #frame}. */
	double[] cleanFrame(final int index) {
		final int plane = WIDTH * HEIGHT;
		final double[] values = new double[CHANNELS * plane];
		for (int i = 0; i < plane; i++) {
			final Colour colour = pixel(index, i % WIDTH, i / WIDTH);
			values[i] = colour.red();
			values[plane + i] = colour.green();
			values[2 * plane + i] = colour.blue();
		}
		return values;
	}

	/** The mean colour over the area of a pixel. */
	private Colour pixel(final int frame, final int x, final int y) {
		Colour sum = new Colour(0, 0, 0);
		for (int row = 0; row < SAMPLES; row++)
			for (int column = 0; column < SAMPLES; column++) {
				final PixelPoint sample = new PixelPoint(x + subpixel(column), y + subpixel(row));
				sum = sum.plus(scene.top(frame, sample).colour(frame, sample));
			}
		return sum.lit(1.0 / (SAMPLES * SAMPLES));
	}

	private static double subpixel(final int sample) {
		return (sample + 0.5) / SAMPLES - 0.5;
	}

	/** Where the points truly are and whether they are seen, on every frame; each queried where it is first seen. */
	public List<Track> truth() {
		return truth;
	}

	/** The points to track. */
	public List<QueryPoint> queries() {
		return truth.stream().map(Track::query).toList();
	}
}
