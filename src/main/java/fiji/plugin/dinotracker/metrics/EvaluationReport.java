package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The scores of an evaluation, one row a true track and one for all together, as a table to read or as JSON. */
public final class EvaluationReport {

	static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().create();

	private static final String TOTAL = "total";

	private final Evaluation evaluation;
	private final List<ScoreRow> tracks;
	private final ScoreRow total;

	/** Computes the scores of each track and of all tracks together. */
	public EvaluationReport(final Evaluation evaluation, final List<Metric> metrics) {
		this.evaluation = evaluation;
		this.tracks = evaluation.matches().stream().map(match -> ScoreRow.of(match.name(), List.of(match), metrics)).toList();
		this.total = ScoreRow.of(TOTAL, evaluation.matches(), metrics);
	}

	/** What is scored. */
	public Evaluation evaluation() {
		return evaluation;
	}

	/** The scores of all tracks together. */
	public ScoreRow total() {
		return total;
	}

	/** The scores of each track, in the order of the truth, then those of all together. */
	public List<ScoreRow> rows() {
		return Stream.concat(tracks.stream(), Stream.of(total)).toList();
	}

	/** A table of percentages with a dash where there was nothing to score, then the errors and notes, one a line. */
	public String toText() {
		final StringBuilder text = new StringBuilder(new ScoreTable("track", rows()).toText());
		evaluation.errors().forEach(error -> text.append("error: ").append(error).append('\n'));
		evaluation.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
		return text.toString();
	}

	/**
	 * The same as JSON: {@code total} and {@code tracks} with scores from 0 to 1, null where there was nothing to score;
	 * {@code errors}; {@code notes}.
	 */
	public String toJson() {
		return GSON.toJson(json());
	}

	/** The same before it becomes text. */
	JsonObject json() {
		final JsonObject json = new JsonObject();
		json.add(TOTAL, json(total));
		json.add("tracks", tracks.stream().map(EvaluationReport::json).collect(JsonArray::new, JsonArray::add, JsonArray::addAll));
		json.add("errors", GSON.toJsonTree(evaluation.errors()));
		json.add("notes", GSON.toJsonTree(evaluation.notes()));
		return json;
	}

	private static JsonObject json(final ScoreRow row) {
		final JsonObject json = new JsonObject();
		json.addProperty("name", row.name());
		json.addProperty("labels", row.labels());
		for (final Score score : row.scores())
			json.add(score.name(), Double.isNaN(score.value()) ? JsonNull.INSTANCE : new JsonPrimitive(score.value()));
		return json;
	}
}
