package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.metrics.EvaluationReport;
import fiji.plugin.dinotracker.metrics.Score;
import fiji.plugin.dinotracker.metrics.ScoreRow;

/**
 * Writes the scores of one or more trackers, one row a tracker and track. Header {@code tracker,track,labels} and the
 * names of the scores, which run from 0 to 1; an empty cell where there was nothing to score; the track {@code total} is
 * all together.
 */
public final class ScoresCsvWriter {

	private static final List<String> COLUMNS = List.of("tracker", "track", "labels");

	private ScoresCsvWriter() {}

	/**
	 * Refuses to replace a file that is none of scores.
	 *
	 * @throws IOException if there is such a file, or it cannot be read; the message says what to do
	 */
	public static void requireOwn(final Path file) throws IOException {
		CsvText.requireOwn(file, COLUMNS);
	}

	/** @param reports the scores of each tracker by its name */
	public static void write(final Map<String, EvaluationReport> reports, final Path file) throws IOException {
		final List<List<String>> rows = new ArrayList<>();
		reports.forEach((tracker, report) -> {
			if (rows.isEmpty()) rows.add(Stream.concat(COLUMNS.stream(), report.total().scores().stream().map(Score::name)).toList());
			for (final ScoreRow scores : report.rows())
				rows.add(row(tracker, scores.name(), Integer.toString(scores.labels()), scores.scores().stream().map(ScoresCsvWriter::text).toList()));
		});
		CsvText.write(file, rows);
	}

	private static List<String> row(final String tracker, final String track, final String labels, final List<String> more) {
		final List<String> row = new ArrayList<>(List.of(tracker, track, labels));
		row.addAll(more);
		return row;
	}

	private static String text(final Score score) {
		return DecimalText.score(score.value());
	}
}
