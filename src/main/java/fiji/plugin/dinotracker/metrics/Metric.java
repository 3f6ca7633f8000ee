package fiji.plugin.dinotracker.metrics;

import java.util.List;

/** A way to compare predicted tracks with true ones. */
public interface Metric {

	/**
	 * Scores some tracks together: all labels weigh the same, whichever track they belong to.
	 *
	 * @return the same names in the same order, whatever the tracks
	 */
	List<Score> scores(List<TrackMatch> matches);
}
