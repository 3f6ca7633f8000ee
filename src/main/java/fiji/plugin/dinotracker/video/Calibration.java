package fiji.plugin.dinotracker.video;

/**
 * How pixels and frames of a stack relate to the world.
 *
 * @param pixelWidth width of a pixel, in units
 * @param pixelHeight height of a pixel, in units
 * @param unit the unit of length, such as "µm"
 * @param frameInterval time from one frame to the next, in time units
 * @param timeUnit the unit of time, such as "s"
 */
public record Calibration(double pixelWidth, double pixelHeight, String unit, double frameInterval, String timeUnit) {

	/** For stacks that say nothing: one pixel is one pixel, one frame one frame. */
	public static final Calibration NONE = new Calibration(1, 1, "pixel", 1, "frame");
}
