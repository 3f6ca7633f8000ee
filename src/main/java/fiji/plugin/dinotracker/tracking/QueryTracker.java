package fiji.plugin.dinotracker.tracking;

import java.util.List;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

/** Follows query points through all frames of a video, both ways in time. */
public interface QueryTracker {

	/**
	 * Tracks points.
	 *
	 * @param queries points of the original stack, on frames the video has
	 * @return one track a query, in the same order, with a point on every frame
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	List<Track> track(List<QueryPoint> queries, Progress progress);
}
