package fiji.plugin.dinotracker.overlay;

import java.awt.Color;

/**
 * A colour for each track by its place in the list, the same in the overlay, the plot and every file.
 * <p>
 * The first six are Paul Tol's "bright" scheme, told apart by people of all kinds of colour vision and seen on black as
 * on white; the next six are lighter shades of them, then all repeat.
 * </p>
 */
public final class TrackColors {

	private static final Color[] BRIGHT = { new Color(0xEE6677), new Color(0x4477AA), new Color(0xCCBB44), //
		new Color(0x66CCEE), new Color(0x228833), new Color(0xAA3377) };

	private TrackColors() {}

	/** The colour of the track at a place in the list, from 0. */
	public static Color of(final int index) {
		final Color hue = BRIGHT[index % BRIGHT.length];
		return index / BRIGHT.length % 2 == 0 ? hue : lighter(hue);
	}

	/** Half-way from a colour to white. */
	public static Color lighter(final Color color) {
		return new Color(towardsWhite(color.getRed()), towardsWhite(color.getGreen()), towardsWhite(color.getBlue()));
	}

	private static int towardsWhite(final int value) {
		return (value + 255) / 2;
	}
}
