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

	/** Whether it lies on a pixel of an image of this size, which reach half a pixel beyond the outermost centres. */
	public boolean isOn(final int width, final int height) {
		return x >= -0.5 && x <= width - 0.5 && y >= -0.5 && y <= height - 0.5;
	}
}
