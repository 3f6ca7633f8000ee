package fiji.plugin.dinotracker.demo;

/**
 * What something in the scene is made of, in its own coordinates, which move and bend with it: x along its axis towards
 * the head, y across, in pixels of its undeformed shape.
 */
interface Surface {

	/**
	 * How far inside the outline a place is.
	 *
	 * @return positive inside, 1 deep inside, negative outside
	 */
	double depth(double x, double y);

	/** The colour of a place inside. */
	Colour colour(double x, double y);

	/** A smooth step from 0 at or below {@code from} to 1 at or above {@code to}. */
	static double step(final double from, final double to, final double value) {
		final double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
		return t * t * (3 - 2 * t);
	}
}
