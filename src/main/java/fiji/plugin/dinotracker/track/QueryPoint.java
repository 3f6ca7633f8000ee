package fiji.plugin.dinotracker.track;

import fiji.plugin.dinotracker.geometry.PixelPoint;

/**
 * A point to follow.
 *
 * @param name the user's name for it, carried into every table and file; unique among the points of a run
 * @param frame the frame it was clicked on, from 0
 * @param position where, in pixels of the original stack
 */
public record QueryPoint(String name, int frame, PixelPoint position) {

	public QueryPoint {
		if (name == null || name.isBlank()) throw new IllegalArgumentException("A query point needs a name");
		if (frame < 0) throw new IllegalArgumentException("Query point " + name + " is on frame " + frame + "; frames count from 0");
	}
}
