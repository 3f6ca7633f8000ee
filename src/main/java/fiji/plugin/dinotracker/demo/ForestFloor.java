package fiji.plugin.dinotracker.demo;

/** Moss and soil without an end, the background. */
final class ForestFloor implements Surface {

	private static final Colour SOIL = new Colour(92, 76, 58);
	private static final Colour MOSS = new Colour(108, 128, 72);
	private static final Colour STRAW = new Colour(186, 172, 118);

	private final Noise noise;

	ForestFloor(final long seed) {
		this.noise = new Noise(seed);
	}

	@Override
	public double depth(final double x, final double y) {
		return 1;
	}

	@Override
	public Colour colour(final double x, final double y) {
		final Colour ground = SOIL.mixed(MOSS, 0.5 + 1.2 * noise.at(x, y, 90, 4));
		final double straw = Surface.step(0.35, 0.7, noise.at(x + 700, y, 34, 4));
		return ground.mixed(STRAW, 0.75 * straw).lit(0.9 + 0.32 * noise.at(x, y + 700, 20, 3));
	}
}
