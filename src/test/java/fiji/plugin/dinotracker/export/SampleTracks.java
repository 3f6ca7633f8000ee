package fiji.plugin.dinotracker.export;

import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Tracks for tests. */
public final class SampleTracks {

	private SampleTracks() {}

	/** Three tracks: one always visible, one that is occluded in between, one that is visible once. */
	public static List<Track> few() {
		return List.of( //
			track("nose", visible(0, 10, 20.5, 0.9), visible(1, 11.25, 20.125, 0.95), visible(2, 12.5, 20, 1)), //
			track("left ear, tip", visible(0, 0, 0, 0.8), occluded(1, 1, 1), occluded(2, 2, 2), visible(3, 31.0625, 15, 0.75)), //
			track("tail", occluded(2, 5, 6), visible(3, 6, 7, 0.625)));
	}

	/** Tracks without gaps on circles of their own. */
	public static List<Track> many(final int tracks, final int frames) {
		return IntStream.range(0, tracks).mapToObj(i -> track("p" + (i + 1), IntStream.range(0, frames) //
			.mapToObj(frame -> visible(frame, 50 + i % 40 * 10 + 20 * Math.cos(frame * 0.1), 50 + i / 40 * 10 + 20 * Math.sin(frame * 0.1), 0.9)) //
			.toArray(TrackPoint[]::new))).toList();
	}

	/** A track whose query is its first visible point. */
	public static Track track(final String name, final TrackPoint... points) {
		final TrackPoint query = List.of(points).stream().filter(TrackPoint::visible).findFirst().orElse(points[0]);
		return new Track(new QueryPoint(name, query.frame(), query.position()), List.of(points));
	}

	public static TrackPoint visible(final int frame, final double x, final double y, final double confidence) {
		return new TrackPoint(frame, new PixelPoint(x, y), true, confidence);
	}

	public static TrackPoint occluded(final int frame, final double x, final double y) {
		return new TrackPoint(frame, new PixelPoint(x, y), false, 0.25);
	}
}
