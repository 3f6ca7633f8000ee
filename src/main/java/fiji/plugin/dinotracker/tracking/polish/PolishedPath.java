package fiji.plugin.dinotracker.tracking.polish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.GreyImage;

/**
 * A track while it is polished. Frames are visited in order, away from the query on both sides in turn; the search on the
 * next frame begins both upright and with the turn and stretch of the last match.
 */
final class PolishedPath {

	/** Less, and it is not sure to be the same place. */
	private static final double LEAST_CORRELATION = 0.97;

	private final Track found;
	private final VideoGeometry geometry;
	private final List<TrackPoint> points;
	private Patch query;
	private Warp last;

	/**
	 * @param found where the point was found, on every frame
	 * @param geometry the sizes it was found at
	 */
	PolishedPath(final Track found, final VideoGeometry geometry) {
		this.found = found;
		this.geometry = geometry;
		this.points = new ArrayList<>(found.points());
	}

	/** Nothing more is done until the query is visited. */
	void begin() {
		query = null;
	}

	void visit(final int frame, final GreyImage image) {
		if (frame == found.query().frame()) {
			last = Warp.upright(found.query().position());
			query = Patch.of(image, last);
		}
		else if (query != null && points.get(frame).visible()) polish(frame, image);
	}

	private void polish(final int frame, final GreyImage image) {
		final TrackPoint point = points.get(frame);
		final Optional<Warp> match = match(image, point.position());
		if (match.isEmpty()) return;
		last = match.get();
		if (isNear(last.centre(), point.position()) && geometry.contains(last.centre()) && similarity(image, last) > similarity(image, last.at(point.position())))
			points.set(frame, point.movedTo(last.centre()));
	}

	/** The best of the searches from how the surroundings were last seen and from how they are at the query. */
	private Optional<Warp> match(final GreyImage image, final PixelPoint place) {
		return Stream.of(last.at(place), Warp.upright(place)).distinct() //
			.flatMap(start -> Alignment.of(query, image, start).stream()) //
			.filter(Warp::isPlausible) //
			.filter(warp -> similarity(image, warp) >= LEAST_CORRELATION) //
			.max(Comparator.comparingDouble(warp -> similarity(image, warp)));
	}

	private double similarity(final GreyImage image, final Warp warp) {
		return query.correlation(Patch.of(image, warp));
	}

	/** Within a cell of the feature grid: further off, one of the two is wrong, and it may be the match. */
	private boolean isNear(final PixelPoint polished, final PixelPoint place) {
		return geometry.toWorking(polished).distanceTo(geometry.toWorking(place)) <= geometry.stride();
	}

	Track track() {
		return new Track(found.query(), points);
	}
}
