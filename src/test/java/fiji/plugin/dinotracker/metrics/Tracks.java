package fiji.plugin.dinotracker.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Small tracks for tests. */
final class Tracks {

	private Tracks() {}

	static TrackPoint seen(final int frame, final double x, final double y) {
		return new TrackPoint(frame, new PixelPoint(x, y), true, 1);
	}

	static TrackPoint hidden(final int frame, final double x, final double y) {
		return new TrackPoint(frame, new PixelPoint(x, y), false, 1);
	}

	/** A track queried at its first point. */
	static Track track(final String name, final TrackPoint... points) {
		return queriedAt(points[0].frame(), name, points);
	}

	static Track queriedAt(final int frame, final String name, final TrackPoint... points) {
		return new Track(new QueryPoint(name, frame, points[0].position()), Arrays.asList(points));
	}

	static Track changed(final Track track, final UnaryOperator<TrackPoint> change) {
		return new Track(track.query(), track.points().stream().map(change).toList());
	}

	static Track movedRight(final Track track, final double dx) {
		return changed(track, point -> new TrackPoint(point.frame(), //
			new PixelPoint(point.position().x() + dx, point.position().y()), point.visible(), point.confidence()));
	}

	static List<TrackMatch> match(final Track truth, final Track prediction) {
		return List.of(new TrackMatch(truth, prediction));
	}
}
