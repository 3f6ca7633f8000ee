package fiji.plugin.dinotracker.demo;

/** A cream-coloured larva with a brown head, rings and irregular spots. */
final class Larva implements Surface {

	private static final double HALF_LENGTH = 58;
	private static final double HALF_WIDTH = 19;
	private static final Colour CREAM = new Colour(238, 214, 158);
	private static final Colour AMBER = new Colour(206, 142, 62);
	private static final Colour BROWN = new Colour(104, 58, 28);

	private final Noise noise;

	Larva(final long seed) {
		this.noise = new Noise(seed);
	}

	@Override
	public double depth(final double x, final double y) {
		final double along = x / HALF_LENGTH;
		final double across = y / HALF_WIDTH;
		return 1 - along * along * along * along - across * across;
	}

	@Override
	public Colour colour(final double x, final double y) {
		final double ring = 0.5 + 0.5 * Math.sin(x / 1.9 + noise.at(x, y, 40, 2));
		final Colour skin = CREAM.mixed(AMBER, 0.45 + 0.6 * noise.at(x, y, 26, 3)).lit(0.86 + 0.16 * ring);
		final Colour freckled = skin.lit(1 + 0.16 * noise.at(x, y + 700, 11, 2));
		final Colour spotted = freckled.mixed(BROWN, 0.9 * Surface.step(0.25, 0.5, noise.at(x + 500, y, 15, 2)));
		final Colour headed = spotted.mixed(BROWN.lit(1 + 0.4 * noise.at(x, y, 9, 2)), Surface.step(40, 44, x));
		return headed.lit(0.5 + 0.55 * Surface.step(0, 0.6, depth(x, y)));
	}
}
