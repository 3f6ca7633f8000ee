package fiji.plugin.dinotracker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

/** Follows points by what is known of a stack before training. */
final class Baseline implements PointFollower {

	private final Method method;
	private final Preparation preparation;
	private final Tracking tracking;

	/** How a preparation is asked for tracks. */
	@FunctionalInterface
	interface Tracking {

		List<Track> track(Preparation preparation, List<QueryPoint> queries, Progress progress);
	}

	/** @param preparation is closed in the end */
	Baseline(final Method method, final Preparation preparation, final Tracking tracking) {
		this.method = method;
		this.preparation = preparation;
		this.tracking = tracking;
	}

	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		return tracking.track(preparation, queries, progress);
	}

	@Override
	public void save(final Path bundle) {}

	@Override
	public RunReport report(final Map<String, Double> seconds) {
		return RunReport.of(method, preparation, seconds, List.of());
	}

	@Override
	public void close() {
		preparation.close();
	}
}
