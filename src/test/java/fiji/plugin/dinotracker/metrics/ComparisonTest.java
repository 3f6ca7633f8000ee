package fiji.plugin.dinotracker.metrics;

import static fiji.plugin.dinotracker.metrics.Tracks.movedRight;
import static fiji.plugin.dinotracker.metrics.Tracks.seen;
import static fiji.plugin.dinotracker.metrics.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.track.Track;

class ComparisonTest {

	private static final Track HEAD = track("head", seen(0, 0, 0), seen(1, 10, 0));

	private static EvaluationReport report(final Track... predictions) {
		return new EvaluationReport(Evaluation.of(List.of(HEAD), List.of(predictions)), List.of(new IdentityScore(5)));
	}

	@Test
	void ofOneTrackerIsItsReport() {
		final Comparison comparison = new Comparison(Map.of("ours.csv", report(HEAD)));
		assertThat(comparison.toText()).isEqualTo(report(HEAD).toText());
		assertThat(comparison.toJson()).isEqualTo(report(HEAD).toJson());
		assertThat(comparison.isComplete()).isTrue();
	}

	@Test
	void ofSeveralEndsWithATableOfTheirTotals() {
		final Map<String, EvaluationReport> reports = new LinkedHashMap<>();
		reports.put("ours.csv", report(HEAD));
		reports.put("theirs.npz", report(movedRight(HEAD, 9)));
		assertThat(new Comparison(reports).toText()).isEqualTo("""
			ours.csv
			track  labels    identity
			head        1       100.0
			total       1       100.0

			theirs.npz
			track  labels    identity
			head        1         0.0
			total       1         0.0

			total       labels    identity
			ours.csv         1       100.0
			theirs.npz       1         0.0
			""");
		assertThat(new Comparison(reports).toJson()).startsWith("{\n  \"ours.csv\": {\n    \"total\": {").contains("  \"theirs.npz\": {");
	}

	@Test
	void isIncompleteIfOneTrackerSaysNothingAboutALabel() {
		final Comparison comparison = new Comparison(Map.of("a", report(HEAD), "b", report(track("head", seen(0, 0, 0)))));
		assertThat(comparison.isComplete()).isFalse();
	}
}
