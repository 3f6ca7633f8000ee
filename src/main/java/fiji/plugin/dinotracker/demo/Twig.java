package fiji.plugin.dinotracker.demo;

/** A grey-brown twig with grain along it; x runs along the twig, which ends at x = 0. */
final class Twig implements Surface {

	private static final double HALF_WIDTH = 21;
	private static final Colour BARK = new Colour(126, 104, 84);
	private static final Colour FURROW = new Colour(58, 44, 36);
	private static final Colour LICHEN = new Colour(172, 184, 156);

	private final Noise noise;

	Twig(final long seed) {
		this.noise = new Noise(seed);
	}

	@Override
	public double depth(final double x, final double y) {
		final double beyondEnd = Math.max(0, x + HALF_WIDTH);
		return 1 - Math.sqrt(beyondEnd * beyondEnd + y * y) / HALF_WIDTH;
	}

	@Override
	public Colour colour(final double x, final double y) {
		final double grain = noise.at(x / 5, y, 12, 2);
		final double lichen = Surface.step(0.2, 0.5, noise.at(x, y + 400, 30, 3));
		final Colour bark = BARK.mixed(FURROW, 0.35 + 1.1 * grain).mixed(LICHEN.lit(1 + 0.15 * grain), 0.7 * lichen);
		return bark.lit(0.4 + 0.65 * Surface.step(0, 0.7, depth(x, y)));
	}
}
