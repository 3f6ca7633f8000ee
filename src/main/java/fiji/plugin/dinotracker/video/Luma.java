package fiji.plugin.dinotracker.video;

/** How bright the eye finds red, green and blue (ITU-R BT.601); the three shares make 1. */
public final class Luma {

	private Luma() {}

	/** The share of each, in this order. */
	public static float[] shares() {
		return new float[] { 0.299f, 0.587f, 0.114f };
	}
}
