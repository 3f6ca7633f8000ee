package fiji.plugin.dinotracker.imports;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Puts occluded points where a format has left them out: on the straight line between the points before and after, or at
 * the nearest of them, with confidence 0.
 */
final class OccludedGaps {

	private OccludedGaps() {}

	/** The track with a point on every frame. */
	static Track filled(final Track track, final int frames) {
		final NavigableMap<Integer, TrackPoint> points = track.points().stream().collect(Collectors.toMap(TrackPoint::frame, Function.identity(), (a, b) -> a, TreeMap::new));
		final int length = Math.max(frames, points.lastKey() + 1);
		final List<TrackPoint> all = IntStream.range(0, length) //
			.mapToObj(frame -> points.containsKey(frame) ? points.get(frame) : new TrackPoint(frame, between(points, frame), false, 0)).toList();
		return new Track(track.query(), all);
	}

	private static PixelPoint between(final NavigableMap<Integer, TrackPoint> points, final int frame) {
		if (points.lowerEntry(frame) == null) return points.firstEntry().getValue().position();
		if (points.higherEntry(frame) == null) return points.lastEntry().getValue().position();
		final TrackPoint before = points.lowerEntry(frame).getValue();
		final TrackPoint after = points.higherEntry(frame).getValue();
		final double share = (frame - before.frame()) / (double) (after.frame() - before.frame());
		return new PixelPoint(before.position().x() + share * (after.position().x() - before.position().x()), //
			before.position().y() + share * (after.position().y() - before.position().y()));
	}
}
