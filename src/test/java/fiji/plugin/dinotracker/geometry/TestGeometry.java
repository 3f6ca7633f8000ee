package fiji.plugin.dinotracker.geometry;

/** Geometries for tests that make their frames at the working size. */
public final class TestGeometry {

	private TestGeometry() {}

	/** Frames of a size that fits the grid, which are seen as they are. */
	public static VideoGeometry unscaled(final int width, final int height) {
		return new VideoGeometry(width, height, width, height, VideoGeometry.PATCH, VideoGeometry.STRIDE);
	}
}
