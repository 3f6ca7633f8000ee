package fiji.plugin.dinotracker.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The results of one setting on one sequence, one a seed.
 *
 * @param sequence what was tracked
 * @param setting the name of the setting
 * @param results at least one
 */
record StudyGroup(StudySequence sequence, String setting, List<StudyResult> results) {

	/** Groups results, in the order of the first of each. */
	static List<StudyGroup> of(final List<StudyResult> results) {
		final Map<String, StudyGroup> groups = new LinkedHashMap<>();
		for (final StudyResult result : results) {
			final StudyRun run = result.run();
			groups.computeIfAbsent(run.sequence().name() + "/" + run.setting(), key -> new StudyGroup(run.sequence(), run.setting(), new ArrayList<>())).results().add(result);
		}
		return List.copyOf(groups.values());
	}

	/** A number over the seeds. */
	Spread spread(final ToDoubleFunction<StudyResult> number) {
		return Spread.of(results.stream().mapToDouble(number).toArray());
	}
}
