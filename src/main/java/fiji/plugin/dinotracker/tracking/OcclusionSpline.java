package fiji.plugin.dinotracker.tracking;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Joins the two ends of each occluded span of a track by a cubic spline, for display and export (Sec. 3.4 models no
 * positions behind occluders). The spline is the natural one, x(t) and y(t) each, through all visible points: twice
 * continuously differentiable, with second derivative 0 at the first and the last visible point. Points it moves stay
 * occluded, keep their confidence, and are marked as interpolated. What comes before the first visible point or after the
 * last has nothing to be joined to and stays as it is.
 */
public final class OcclusionSpline {

	private OcclusionSpline() {}

	/** Tracks whose occluded spans are joined, in the same order. */
	public static List<Track> join(final List<Track> tracks) {
		return tracks.stream().map(OcclusionSpline::join).toList();
	}

	/** A track whose occluded spans are joined; the same if it has none between visible points. */
	public static Track join(final Track track) {
		final List<TrackPoint> seen = track.points().stream().filter(TrackPoint::visible).toList();
		if (seen.size() < 2 || seen.size() == track.points().size()) return track;
		final double[] frames = seen.stream().mapToDouble(TrackPoint::frame).toArray();
		final NaturalSpline x = new NaturalSpline(frames, seen.stream().mapToDouble(point -> point.position().x()).toArray());
		final NaturalSpline y = new NaturalSpline(frames, seen.stream().mapToDouble(point -> point.position().y()).toArray());
		final List<TrackPoint> joined = new ArrayList<>();
		for (final TrackPoint point : track.points()) {
			final boolean between = point.frame() > frames[0] && point.frame() < frames[frames.length - 1];
			joined.add(between && !point.visible() ? point.interpolatedTo(new PixelPoint(x.at(point.frame()), y.at(point.frame()))) : point);
		}
		return new Track(track.query(), joined);
	}
}
