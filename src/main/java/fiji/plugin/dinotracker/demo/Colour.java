package fiji.plugin.dinotracker.demo;

/** A colour; each part from 0 to 255, or beyond until it is drawn. */
record Colour(double red, double green, double blue) {

	/** This colour at weight 0, the other at weight 1; weights beyond are cut off. */
	Colour mixed(final Colour other, final double weight) {
		final double w = Math.max(0, Math.min(1, weight));
		return new Colour(red + w * (other.red - red), green + w * (other.green - green), blue + w * (other.blue - blue));
	}

	/** Brighter for a factor above 1, darker below. */
	Colour lit(final double factor) {
		return new Colour(factor * red, factor * green, factor * blue);
	}

	Colour plus(final Colour other) {
		return new Colour(red + other.red, green + other.green, blue + other.blue);
	}
}
