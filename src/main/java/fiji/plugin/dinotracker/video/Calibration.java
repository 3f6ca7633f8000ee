package fiji.plugin.dinotracker.video;

/**
 * How large a pixel and how long a frame is in the world.
 *
 * @param pixelWidth width of a pixel of the original stack, in {@code unit}
 * @param pixelHeight height of a pixel of the original stack, in {@code unit}
 * @param unit unit of length, such as {@code µm}
 * @param frameInterval time from one frame of the original stack to the next, in {@code timeUnit}
 * @param timeUnit unit of time, such as {@code sec}
 */
public record Calibration(double pixelWidth, double pixelHeight, String unit, double frameInterval, String timeUnit) {

	/** One pixel is one pixel, one frame is one frame. */
	public static final Calibration NONE = new Calibration(1, 1, "pixel", 1, "frame");
}
