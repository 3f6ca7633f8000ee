package fiji.plugin.dinotracker.video;

/** How bright the eye finds red, green and blue (ITU-R BT.601); the three shares make 1. */
public final class Luma {

	public static final float RED = 0.299f;
	public static final float GREEN = 0.587f;
	public static final float BLUE = 0.114f;

	private Luma() {}
}
