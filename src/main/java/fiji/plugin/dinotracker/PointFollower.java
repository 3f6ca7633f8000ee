package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;

/** A {@link Method} made ready for one stack. Holds memory outside the Java heap until it is closed. */
public interface PointFollower extends AutoCloseable {

	/**
	 * Follows points through the selected frames, both ways in time; by one thread at a time.
	 *
	 * @param queries points in pixels and frames of the stack, with different names
	 * @return one track a query, in the same order, in pixels and frames of the stack
	 * @throws IllegalArgumentException if there is no query, or one lies outside the frames; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	List<Track> track(List<QueryPoint> queries, Progress progress);

	/**
	 * Saves what was learned, for more points later; a method that learns nothing saves nothing.
	 *
	 * @param bundle a folder; made if it is not there
	 */
	void save(Path bundle) throws IOException;

	/**
	 * How it went.
	 *
	 * @param seconds time of each stage
	 */
	RunReport report(Map<String, Double> seconds);

	@Override
	void close();
}
