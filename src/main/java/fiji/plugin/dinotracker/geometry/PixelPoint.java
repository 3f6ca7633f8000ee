package fiji.plugin.dinotracker.geometry;

/**
 * A place in an image: x to the right, y down, in pixels; the centre of the top-left pixel is (0, 0).
 * Whether the pixels are those of the original stack or of the working size is said wherever one is passed.
 */
public record PixelPoint(double x, double y) {

	/** Euclidean distance to another point, in the same pixels. */
	public double distanceTo(final PixelPoint other) {
		return Math.hypot(x - other.x, y - other.y);
	}
}
