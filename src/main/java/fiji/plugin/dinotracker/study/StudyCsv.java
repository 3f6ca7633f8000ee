package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.export.CsvText;
import fiji.plugin.dinotracker.export.DecimalText;
import fiji.plugin.dinotracker.metrics.Score;

/**
 * The table of a study as CSV: a row a run; where a setting ran with several seeds, after them a row {@code mean} and a row
 * {@code deviation}. Scores run from 0 to 1; a cell is empty where a sequence is not scored that way.
 */
final class StudyCsv {

	/** The columns before those of the scores. */
	static final List<String> FIRST_COLUMNS = List.of("sequence", "setting", "method", "features", "flow", "height", "iterations", "seed", "seconds");

	private final List<String> scores;

	private StudyCsv(final List<String> scores) {
		this.scores = scores;
	}

	static void write(final List<StudyResult> results, final Path file) throws IOException {
		final List<String> scores = results.stream().flatMap(result -> result.scores().stream()).map(Score::name).distinct().toList();
		CsvText.write(file, new StudyCsv(scores).rows(StudyGroup.of(results)));
	}

	private List<List<String>> rows(final List<StudyGroup> groups) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(Stream.concat(FIRST_COLUMNS.stream(), scores.stream()).toList());
		for (final StudyGroup group : groups) {
			for (final StudyResult result : group.results())
				rows.add(row(result, Long.toString(result.seed()), number -> number.applyAsDouble(result)));
			if (group.results().size() == 1) continue;
			rows.add(row(group.results().get(0), "mean", number -> group.spread(number).mean()));
			rows.add(row(group.results().get(0), "deviation", number -> group.spread(number).deviation()));
		}
		return rows;
	}

	/** What a row says of a number that each result has. */
	private interface Summary {

		double of(ToDoubleFunction<StudyResult> number);
	}

	private List<String> row(final StudyResult result, final String seed, final Summary summary) {
		final TrackerSettings settings = result.report().settings();
		final List<String> row = new ArrayList<>(List.of(result.run().sequence().name(), result.run().setting(), result.report().method(), settings.features(), settings.flow(),
			Integer.toString(settings.height()), Integer.toString(result.iterations()), seed, text(summary.of(StudyResult::seconds), 1)));
		for (final String score : scores)
			row.add(text(summary.of(other -> other.score(score)), 6));
		return row;
	}

	private static String text(final double value, final int decimals) {
		return Double.isNaN(value) ? "" : DecimalText.rounded(value, decimals);
	}
}
