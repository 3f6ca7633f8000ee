package fiji.plugin.dinotracker.demo;

import java.util.Random;

/**
 * Seeded gradient noise over the plane (Perlin 2002), smooth, repeating only after 256 wavelengths. Several octaves make
 * a texture whose finest detail is known, so that an image sampled at every pixel does not alias.
 */
final class Noise {

	private static final int PERIOD = 256;

	/** Every octave has this share of the amplitude of the one before. */
	private static final double ROUGHNESS = 0.65;

	/** Brings the values of one octave up to between -1 and 1. */
	private static final double GAIN = 2;

	private final int[] permutation = new int[2 * PERIOD];
	private final double[] slopesX = new double[PERIOD];
	private final double[] slopesY = new double[PERIOD];

	Noise(final long seed) {
		final Random random = new Random(seed);
		for (int i = 0; i < PERIOD; i++) {
			final int swapped = random.nextInt(i + 1);
			permutation[i] = permutation[swapped];
			permutation[swapped] = i;
			slopesX[i] = 2 * random.nextDouble() - 1;
			slopesY[i] = 2 * random.nextDouble() - 1;
		}
		System.arraycopy(permutation, 0, permutation, PERIOD, PERIOD);
	}

	/**
	 * Octaves of noise.
	 *
	 * @param wavelength of the coarsest octave in pixels; each further one is half as long
	 * @return mostly between -1 and 1
	 */
	double at(final double x, final double y, final double wavelength, final int octaves) {
		double sum = 0;
		double amplitude = 1;
		double power = 0;
		double scale = 1 / wavelength;
		for (int octave = 0; octave < octaves; octave++) {
			sum += amplitude * octave(x * scale + 17 * octave, y * scale + 31 * octave);
			power += amplitude * amplitude;
			amplitude *= ROUGHNESS;
			scale *= 2;
		}
		return sum / Math.sqrt(power);
	}

	private double octave(final double x, final double y) {
		final int column = (int) Math.floor(x);
		final int row = (int) Math.floor(y);
		final double u = x - column;
		final double v = y - row;
		final double top = mix(fade(u), rise(column, row, u, v), rise(column + 1, row, u - 1, v));
		final double bottom = mix(fade(u), rise(column, row + 1, u, v - 1), rise(column + 1, row + 1, u - 1, v - 1));
		return GAIN * mix(fade(v), top, bottom);
	}

	/** How much a lattice point's slope has risen at (u, v) from it. */
	private double rise(final int column, final int row, final double u, final double v) {
		final int slope = permutation[permutation[column & PERIOD - 1] + (row & PERIOD - 1)];
		return slopesX[slope] * u + slopesY[slope] * v;
	}

	private static double fade(final double t) {
		return t * t * t * (t * (t * 6 - 15) + 10);
	}

	private static double mix(final double weight, final double a, final double b) {
		return a + weight * (b - a);
	}
}
