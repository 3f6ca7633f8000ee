package fiji.plugin.dinotracker.track;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * Where a track is on one frame.
 *
 * @param frame the frame, from 0
 * @param position where, in pixels of the original stack; behind an occluder the best guess, not to be trusted
 * @param visible whether the point is seen on this frame
 * @param confidence how far to trust this, from 0 (not at all) to 1
 */
public record TrackPoint(int frame, PixelPoint position, boolean visible, double confidence) {}
