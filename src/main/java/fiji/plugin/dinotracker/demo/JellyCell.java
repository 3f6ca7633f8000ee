package fiji.plugin.dinotracker.demo;

/** A pink, lobed cell with a bright rim, a dark nucleus and grains. */
final class JellyCell implements Surface {

	private static final double RADIUS = 38;
	private static final double LOBES = 0.10;
	private static final double LOBULES = 0.05;
	private static final Colour PINK = new Colour(226, 142, 160);
	private static final Colour VIOLET = new Colour(132, 70, 140);
	private static final Colour RIM = new Colour(250, 214, 214);
	private static final Colour NUCLEUS = new Colour(84, 36, 96);

	private final Noise noise;

	JellyCell(final long seed) {
		this.noise = new Noise(seed);
	}

	@Override
	public double depth(final double x, final double y) {
		final double radius = Math.sqrt(x * x + y * y);
		if (radius > RADIUS * (1 + LOBES + LOBULES)) return -1;
		final double angle = Math.atan2(y, x);
		return 1 - radius / (RADIUS * (1 + LOBES * Math.sin(3 * angle + 1) + LOBULES * Math.sin(5 * angle)));
	}

	@Override
	public Colour colour(final double x, final double y) {
		final Colour jelly = PINK.mixed(VIOLET, 0.4 + 0.8 * noise.at(x, y, 24, 3));
		final double grain = Surface.step(0.3, 0.55, noise.at(x, y + 900, 9, 2));
		final double nucleus = Surface.step(0.9, 1.1, 14 / Math.hypot(x - 7, 1.3 * (y + 5)));
		final Colour inside = jelly.mixed(RIM, 0.8 * grain).mixed(NUCLEUS.lit(1.2 + 0.5 * noise.at(x, y, 8, 2)), 0.85 * nucleus);
		final double rim = Surface.step(0, 0.06, depth(x, y)) - Surface.step(0.08, 0.2, depth(x, y));
		return inside.mixed(RIM, 0.6 * rim).lit(0.75 + 0.3 * Surface.step(0, 0.1, depth(x, y)));
	}
}
