package fiji.plugin.dinotracker.study;

import java.util.List;

import fiji.plugin.dinotracker.RunReport;
import fiji.plugin.dinotracker.metrics.Score;

/**
 * What came of a run.
 *
 * @param run which one
 * @param report how it went
 * @param scores of all tracks together, from 0 to 1
 */
record StudyResult(StudyRun run, RunReport report, List<Score> scores) {

	/** How long it took, all stages together. */
	double seconds() {
		return report.totalSeconds();
	}

	/** How many steps of training were made. */
	int iterations() {
		return report.losses().size();
	}

	/** The seed. */
	long seed() {
		return report.settings().training().seed();
	}

	/** A score by its name; NaN if the sequence is not scored by it or there was nothing to score. */
	double score(final String name) {
		return scores.stream().filter(score -> score.name().equals(name)).mapToDouble(Score::value).findFirst().orElse(Double.NaN);
	}
}
