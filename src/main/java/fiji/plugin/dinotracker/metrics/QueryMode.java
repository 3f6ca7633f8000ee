package fiji.plugin.dinotracker.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** How TAP-Vid takes queries from a true track, and which of its frames it then scores. */
public enum QueryMode {

	/** One query, the first visible label; only later frames are scored. */
	FIRST {

		@Override
		List<Label> evaluated(final TrackMatch match) {
			final int queryFrame = match.truth().query().frame();
			return match.labels().stream().filter(label -> label.frame() > queryFrame).toList();
		}

		@Override
		public List<Track> queried(final Track truth) {
			return visible(truth).limit(1) //
				.map(point -> new Track(new QueryPoint(truth.name(), point.frame(), point.position()), from(point.frame(), truth))) //
				.toList();
		}
	},

	/** A query at each visible label on every fifth frame; all frames but the query's are scored. */
	STRIDED {

		@Override
		List<Label> evaluated(final TrackMatch match) {
			return match.labels();
		}

		@Override
		public List<Track> queried(final Track truth) {
			return visible(truth).filter(point -> point.frame() % STRIDE == 0) //
				.map(point -> new QueryPoint(truth.name() + "@" + point.frame(), point.frame(), point.position())) //
				.map(query -> new Track(query, truth.points())) //
				.toList();
		}

		@Override
		public List<Track> queried(final List<Track> truth) {
			return super.queried(truth).stream().sorted(Comparator.comparingInt(track -> track.query().frame())).toList();
		}
	};

	private static final int STRIDE = 5;

	/** The labels of a match that this mode scores. */
	abstract List<Label> evaluated(TrackMatch match);

	/**
	 * The queries of a true track.
	 *
	 * @return the true track once a query, with that query point and the labels it is scored on; strided ones are named
	 *         {@code name@frame}; empty if the track is never visible on a frame that counts
	 */
	public abstract List<Track> queried(Track truth);

	/**
	 * The queries of true tracks, in the order in which TAP-Vid's samplers take them: track by track, strided ones frame by frame
	 * and on each track by track.
	 */
	public List<Track> queried(final List<Track> truth) {
		return truth.stream().flatMap(track -> queried(track).stream()).toList();
	}

	private static List<TrackPoint> from(final int frame, final Track truth) {
		return truth.points().stream().filter(point -> point.frame() >= frame).toList();
	}

	private static Stream<TrackPoint> visible(final Track truth) {
		return truth.points().stream().filter(TrackPoint::visible);
	}
}
