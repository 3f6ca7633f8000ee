package fiji.plugin.dinotracker.overlay;

import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.track.Track;

import ij.ImagePlus;
import ij.gui.Overlay;

/**
 * Shows tracks over an ImageJ stack, following its slider: on every frame a dot where a track is visible, a ring where
 * it is thought to be behind something, and a line through its visible places of the last frames.
 * <p>
 * The elements are tagged with {@link #TAG}, so that showing tracks again replaces them and leaves the user's own
 * elements alone. ImageJ slows down with many elements: beyond {@value #MAXIMUM_ELEMENTS} first the names are left out,
 * then the trails, then tracks, evenly over the list.
 * </p>
 */
public final class TrackOverlay {

	/** Property of every element made here; its value is the name of the track. */
	public static final String TAG = "dino-tracker";

	/** Most elements put on an image. */
	public static final int MAXIMUM_ELEMENTS = 50_000;

	private final OverlayStyle style;

	/** @param style what to show beside the points */
	public TrackOverlay(final OverlayStyle style) {
		this.style = style;
	}

	/**
	 * Puts tracks on an image in place of those shown before.
	 *
	 * @param image the stack they are on
	 * @param tracks the tracks; each has the colour of its place in the list
	 * @return what was left out because it would have been too much, if anything was
	 */
	public Optional<String> show(final ImagePlus image, final List<Track> tracks) {
		final OverlayBudget budget = OverlayBudget.of(tracks, style);
		final OverlayElements elements = new OverlayElements(image, budget.style());
		for (int i = 0; i < tracks.size(); i += budget.step())
			elements.add(tracks.get(i), TrackColors.of(i));
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		removeTracks(overlay);
		elements.all().forEach(overlay::add);
		image.setOverlay(overlay);
		return budget.message(tracks.size());
	}

	private static void removeTracks(final Overlay overlay) {
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (overlay.get(i).getProperty(TAG) != null) overlay.remove(i);
	}
}
