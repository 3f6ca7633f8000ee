package fiji.plugin.dinotracker.track;

import java.util.List;

/**
 * One query point followed through the stack, both ways in time.
 *
 * @param query the point that was followed
 * @param points one entry a frame, in order of frames; a track read from a file may skip frames
 */
public record Track(QueryPoint query, List<TrackPoint> points) {

	public Track {
		points = List.copyOf(points);
	}

	/** The name of the query point. */
	public String name() {
		return query.name();
	}
}
