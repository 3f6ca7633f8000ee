package fiji.plugin.dinotracker.demo;

import java.util.List;

/** A blue-green beetle with orange blotches, six legs and two feelers. */
final class Beetle implements Surface {

	private static final double HALF_LENGTH = 30;
	private static final double HALF_WIDTH = 22;
	private static final double LIMB = 1.6;

	/** No part is further from the centre. */
	private static final double REACH = 56;

	private static final Colour TEAL = new Colour(26, 108, 112);
	private static final Colour NAVY = new Colour(22, 40, 78);
	private static final Colour ORANGE = new Colour(236, 134, 40);
	private static final Colour BLACK = new Colour(28, 24, 26);

	/** The legs and the feeler of one side; the other side mirrors them. */
	private static final List<Limb> LIMBS = List.of(new Limb(14, 14, 24, 33), new Limb(0, 18, 0, 36), //
		new Limb(-14, 14, -26, 32), new Limb(38, 4, 52, 14));

	/** A straight limb between two places. */
	private record Limb(double x, double y, double endX, double endY) {

		double distanceTo(final double otherX, final double otherY) {
			final double squaredLength = square(endX - x) + square(endY - y);
			final double along = ((otherX - x) * (endX - x) + (otherY - y) * (endY - y)) / squaredLength;
			final double nearest = Math.max(0, Math.min(1, along));
			return Math.sqrt(square(otherX - x - nearest * (endX - x)) + square(otherY - y - nearest * (endY - y)));
		}
	}

	private final Noise noise;

	Beetle(final long seed) {
		this.noise = new Noise(seed);
	}

	@Override
	public double depth(final double x, final double y) {
		if (square(x) + square(y) > square(REACH)) return -1;
		return Math.max(Math.max(shell(x, y), head(x, y)), limbs(x, Math.abs(y)));
	}

	private static double shell(final double x, final double y) {
		return 1 - square(x / HALF_LENGTH) - square(y / HALF_WIDTH);
	}

	private static double head(final double x, final double y) {
		return 1 - square((x - 31) / 12) - square(y / 13);
	}

	private static double limbs(final double x, final double y) {
		double nearest = Double.POSITIVE_INFINITY;
		for (final Limb limb : LIMBS)
			nearest = Math.min(nearest, limb.distanceTo(x, y));
		return 1 - nearest / LIMB;
	}

	private static double square(final double value) {
		return value * value;
	}

	@Override
	public Colour colour(final double x, final double y) {
		if (shell(x, y) > 0) return shellColour(x, y);
		return head(x, y) > 0 ? BLACK.mixed(TEAL, 0.5 + noise.at(x, y, 8, 2)).lit(0.6 + 0.5 * head(x, y)) : BLACK;
	}

	private Colour shellColour(final double x, final double y) {
		final double seam = Math.min(Math.abs(y), Math.abs(x - 19)) < 1.2 ? 1 : 0;
		final double blotch = Surface.step(0.1, 0.3, noise.at(x, y + 300, 22, 3));
		final Colour base = TEAL.mixed(NAVY, 0.5 + 0.9 * noise.at(x, y, 18, 3)).mixed(ORANGE, blotch);
		final double shine = 60 * Math.exp(-square((x - 6) / 13) - square((y + 9) / 6));
		return base.mixed(BLACK, 0.7 * seam).lit(0.45 + 0.7 * Surface.step(0, 0.7, shell(x, y))).plus(new Colour(shine, shine, shine));
	}
}
