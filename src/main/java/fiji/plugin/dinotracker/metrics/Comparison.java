package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;

/**
 * Several trackers scored against one truth, side by side.
 *
 * @param reports the report of each, in an order that is kept, by a name for it such as its file's
 */
public record Comparison(Map<String, EvaluationReport> reports) {

	/** The report of each, under its name if there are several; of several, then a table of their totals. */
	public String toText() {
		if (reports.size() == 1) return only().toText();
		final List<ScoreRow> totals = reports.entrySet().stream().map(entry -> entry.getValue().total().named(entry.getKey())).toList();
		return reports.entrySet().stream().map(entry -> entry.getKey() + '\n' + entry.getValue().toText() + '\n').collect(Collectors.joining()) + //
			new ScoreTable("total", totals).toText();
	}

	/** The JSON of the only report, or that of each by its name. */
	public String toJson() {
		if (reports.size() == 1) return only().toJson();
		final JsonObject json = new JsonObject();
		reports.forEach((name, report) -> json.add(name, report.json()));
		return EvaluationReport.GSON.toJson(json);
	}

	/** Whether every tracker said something about every label. */
	public boolean isComplete() {
		return reports.values().stream().allMatch(report -> report.evaluation().errors().isEmpty());
	}

	private EvaluationReport only() {
		return reports.values().iterator().next();
	}
}
