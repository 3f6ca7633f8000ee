package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows of scores as text to read: percentages in columns, with a dash where there was nothing to score. */
record ScoreTable(String heading, List<ScoreRow> rows) {

	/** A line for the names of the columns, and one a row. */
	String toText() {
		final List<String> names = rows.get(0).scores().stream().map(Score::name).toList();
		return line(heading, "labels", names) + rows.stream().map(this::line).collect(Collectors.joining());
	}

	private String line(final ScoreRow row) {
		return line(row.name(), Integer.toString(row.labels()), row.scores().stream().map(ScoreTable::percent).toList());
	}

	private String line(final String name, final String labels, final List<String> cells) {
		final int width = rows.stream().mapToInt(row -> row.name().length()).reduce(heading.length(), Math::max);
		return String.format("%-" + width + "s  %6s", name, labels) + //
			cells.stream().map(cell -> String.format("  %10s", cell)).collect(Collectors.joining()) + '\n';
	}

	private static String percent(final Score score) {
		return Double.isNaN(score.value()) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * score.value());
	}
}
