package fiji.plugin.dinotracker.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Gathers points that a file lists in any order into tracks. */
final class TrackCollector {

	private final Map<String, TreeMap<Integer, TrackPoint>> points = new LinkedHashMap<>();

	/**
	 * Adds a point to the track of a name.
	 *
	 * @return false, and nothing is added, if the track already has a point on that frame
	 */
	boolean add(final String name, final TrackPoint point) {
		return points.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(point.frame(), point) == null;
	}

	/** The tracks, in the order their names first came up. */
	List<Track> tracks() {
		final List<Track> tracks = new ArrayList<>();
		points.forEach((name, byFrame) -> tracks.add(track(name, byFrame.values())));
		return tracks;
	}

	private static Track track(final String name, final Collection<TrackPoint> points) {
		final TrackPoint query = points.stream().filter(TrackPoint::visible).findFirst().orElse(points.iterator().next());
		return new Track(new QueryPoint(name, query.frame(), query.position()), List.copyOf(points));
	}
}
