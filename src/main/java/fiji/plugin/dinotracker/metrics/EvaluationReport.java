package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The scores of an evaluation, one row a true track and one for all together, as a table to read or as JSON. */
public final class EvaluationReport {

	private static final String TOTAL = "total";
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().create();

	private final Evaluation evaluation;
	private final List<Row> tracks;
	private final Row total;

	/** Computes the scores of each track and of all tracks together. */
	public EvaluationReport(final Evaluation evaluation, final List<Metric> metrics) {
		this.evaluation = evaluation;
		this.tracks = evaluation.matches().stream().map(match -> row(match.name(), List.of(match), metrics)).toList();
		this.total = row(TOTAL, evaluation.matches(), metrics);
	}

	/** What is said of one track, or of all. */
	private record Row(String name, int labels, List<Score> scores) {}

	private static Row row(final String name, final List<TrackMatch> matches, final List<Metric> metrics) {
		final List<Score> scores = metrics.stream().flatMap(metric -> metric.scores(matches).stream()).toList();
		return new Row(name, Labels.of(matches, TrackMatch::labels).all().size(), scores);
	}

	/** A table of percentages with a dash where there was nothing to score, then the errors and notes, one a line. */
	public String toText() {
		final StringBuilder text = new StringBuilder(line("track", "labels", total.scores().stream().map(Score::name).toList()));
		tracks.forEach(row -> text.append(line(row)));
		text.append(line(total));
		evaluation.errors().forEach(error -> text.append("error: ").append(error).append('\n'));
		evaluation.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
		return text.toString();
	}

	private String line(final Row row) {
		return line(row.name(), Integer.toString(row.labels()), row.scores().stream().map(EvaluationReport::percent).toList());
	}

	private String line(final String name, final String labels, final List<String> cells) {
		final int width = tracks.stream().mapToInt(row -> row.name().length()).reduce(TOTAL.length(), Math::max);
		return String.format("%-" + width + "s  %6s", name, labels) + //
			cells.stream().map(cell -> String.format("  %10s", cell)).collect(Collectors.joining()) + '\n';
	}

	private static String percent(final Score score) {
		return Double.isNaN(score.value()) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * score.value());
	}

	/**
	 * The same as JSON: {@code total} and {@code tracks} with scores from 0 to 1, null where there was nothing to score;
	 * {@code errors}; {@code notes}.
	 */
	public String toJson() {
		final JsonObject json = new JsonObject();
		json.add(TOTAL, json(total));
		json.add("tracks", tracks.stream().map(EvaluationReport::json).collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
		json.add("errors", GSON.toJsonTree(evaluation.errors()));
		json.add("notes", GSON.toJsonTree(evaluation.notes()));
		return GSON.toJson(json);
	}

	private static JsonObject json(final Row row) {
		final JsonObject json = new JsonObject();
		json.addProperty("name", row.name());
		json.addProperty("labels", row.labels());
		for (final Score score : row.scores())
			json.add(score.name(), Double.isNaN(score.value()) ? JsonNull.INSTANCE : new JsonPrimitive(score.value()));
		return json;
	}
}
