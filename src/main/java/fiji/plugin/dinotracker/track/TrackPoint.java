package fiji.plugin.dinotracker.track;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * Where a track is on one frame.
 *
 * @param frame the frame, from 0
 * @param position where, in pixels of the original stack; behind an occluder the best guess, not to be trusted
 * @param visible whether the point is seen on this frame
 * @param confidence how far to trust this, from 0 (not at all) to 1
 * @param interpolated whether the position was not found on this frame but drawn between others
 */
public record TrackPoint(int frame, PixelPoint position, boolean visible, double confidence, boolean interpolated) {

	/** A point that was found on its frame. */
	public TrackPoint(final int frame, final PixelPoint position, final boolean visible, final double confidence) {
		this(frame, position, visible, confidence, false);
	}

	/** The same point on another frame. */
	public TrackPoint onFrame(final int other) {
		return new TrackPoint(other, position, visible, confidence, interpolated);
	}

	/** The same point, found elsewhere. */
	public TrackPoint movedTo(final PixelPoint other) {
		return new TrackPoint(frame, other, visible, confidence, interpolated);
	}

	/** The same point with a position that was drawn between others. */
	public TrackPoint interpolatedTo(final PixelPoint between) {
		return new TrackPoint(frame, between, visible, confidence, true);
	}
}
