package fiji.plugin.dinotracker.overlay;

/**
 * What an overlay shows beside the current point of every track.
 *
 * @param trail over how many frames up to the current one the path is drawn; 0 for no path
 * @param names whether the name is written next to the point
 */
public record OverlayStyle(int trail, boolean names) {

	/** A trail of ten frames, no names. */
	public static final OverlayStyle DEFAULT = new OverlayStyle(10, false);

	public OverlayStyle {
		if (trail < 0) throw new IllegalArgumentException("A trail of " + trail + " frames is impossible; give 0 or more");
	}
}
