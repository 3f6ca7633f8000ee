package fiji.plugin.dinotracker.metrics;

import java.util.List;

/**
 * What is said of one track, or of all together.
 *
 * @param name the track, or {@code total}
 * @param labels how many labels there are besides that of the query frame
 * @param scores one a number, the same in every row of a table
 */
public record ScoreRow(String name, int labels, List<Score> scores) {

	public ScoreRow {
		scores = List.copyOf(scores);
	}

	/** Scores some tracks together. */
	static ScoreRow of(final String name, final List<TrackMatch> matches, final List<Metric> metrics) {
		final List<Score> scores = metrics.stream().flatMap(metric -> metric.scores(matches).stream()).toList();
		return new ScoreRow(name, Labels.of(matches, TrackMatch::labels).all().size(), scores);
	}

	/** The same under another name. */
	ScoreRow named(final String other) {
		return new ScoreRow(other, labels, scores);
	}
}
