package fiji.plugin.dinotracker.tracking.polish;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * Where the surroundings of a point went: offset (u, v) from the point to centre + (xu u + xv v, yu u + yv v), in pixels of
 * an image.
 *
 * @param centre where the point itself is
 */
record Warp(PixelPoint centre, double xu, double xv, double yu, double yv) {

	/** The most that any direction may be stretched or squeezed; beyond, a warp fits something else. */
	private static final double MOST_STRETCH = 1.8;

	/** Surroundings as they are in the image. */
	static Warp upright(final PixelPoint centre) {
		return new Warp(centre, 1, 0, 0, 1);
	}

	/** The same turn and stretch elsewhere. */
	Warp at(final PixelPoint other) {
		return new Warp(other, xu, xv, yu, yv);
	}

	PixelPoint map(final double u, final double v) {
		return new PixelPoint(centre.x() + xu * u + xv * v, centre.y() + yu * u + yv * v);
	}

	/** Whether surroundings may look like this some frames later: not mirrored, and of a similar shape. */
	boolean isPlausible() {
		final double area = xu * yv - xv * yu;
		final double squares = xu * xu + xv * xv + yu * yu + yv * yv;
		final double most = (Math.sqrt(squares + 2 * area) + Math.sqrt(Math.max(0, squares - 2 * area))) / 2; // the two singular values have the product |area|
		return area > 0 && most <= MOST_STRETCH && area / most >= 1 / MOST_STRETCH;
	}
}
