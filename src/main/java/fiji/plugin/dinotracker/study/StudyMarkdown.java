package fiji.plugin.dinotracker.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.TrackerSettings;

/** The table of a study as a page to read: what made it, the settings, an overview, the means over sequences, and every run. */
final class StudyMarkdown {

	private static final String HOW_TO_READ = """
		Scores are percentages over all labels of a sequence but those of the query frames. Every true track is queried where
		it is first visible. Of a setting that ran with several seeds, there is a row for each and one for their mean and
		standard deviation. Seconds are those of the whole run, reading included.
		""";

	private final Study study;
	private final List<StudyGroup> groups;
	private final StringBuilder page = new StringBuilder();

	private StudyMarkdown(final Study study, final List<StudyGroup> groups) {
		this.study = study;
		this.groups = groups;
	}

	/**
	 * The page.
	 *
	 * @param origin which command made it, where and with what
	 */
	static String write(final Study study, final List<StudyResult> results, final String origin) {
		return new StudyMarkdown(study, StudyGroup.of(results)).page(origin);
	}

	private String page(final String origin) {
		page.append("# Results\n\n").append(origin).append("\n\n").append(HOW_TO_READ);
		addSettings();
		addOverview();
		for (final MetricKind kind : MetricKind.values())
			addMeans(kind);
		study.sequences().forEach(this::addSequence);
		return page.toString();
	}

	private void addSettings() {
		page.append("\n## Settings\n\n");
		addRow(List.of("setting", "options of `track`", "seeds"));
		addLine(3, 0);
		study.settings().forEach(setting -> addRow(List.of(setting.name(), setting.options().isEmpty() ? "" : "`" + setting.commandLine() + "`", seeds(setting))));
	}

	private String seeds(final StudySetting setting) {
		return groups.stream().filter(group -> group.setting().equals(setting.name())).flatMap(group -> group.results().stream()) //
			.map(StudyResult::seed).distinct().sorted().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/** The first score of every setting on every sequence. */
	private void addOverview() {
		page.append("\n## Overview\n\n");
		addRow(Stream.concat(Stream.of("setting"), study.sequences().stream().map(sequence -> sequence.name() + ", " + sequence.kind().scores().get(0))).toList());
		addLine(1, study.sequences().size());
		for (final StudySetting setting : study.settings())
			addRow(Stream.concat(Stream.of(setting.name()), study.sequences().stream().map(sequence -> firstScore(setting, sequence))).toList());
	}

	private String firstScore(final StudySetting setting, final StudySequence sequence) {
		return groups.stream().filter(group -> group.setting().equals(setting.name()) && group.sequence().equals(sequence)).findFirst() //
			.map(group -> spread(group, sequence.kind().scores().get(0))).orElse("");
	}

	/** The mean of a score over seeds and, if there are several, its deviation. */
	private static String spread(final StudyGroup group, final String score) {
		final Spread spread = group.spread(result -> result.score(score));
		return percent(spread.mean()) + (group.results().size() > 1 ? " ± " + percent(spread.deviation()) : "");
	}

	/** The mean over sequences that are scored alike, of settings that ran on all of them. */
	private void addMeans(final MetricKind kind) {
		final List<String> sequences = study.sequences().stream().filter(sequence -> sequence.kind() == kind).map(StudySequence::name).toList();
		if (sequences.size() < 2) return;
		page.append("\n## Mean over ").append(String.join(", ", sequences)).append("\n\n");
		addRow(Stream.concat(Stream.of("setting", "seconds"), kind.scores().stream()).toList());
		addLine(1, 1 + kind.scores().size());
		for (final StudySetting setting : study.settings()) {
			final List<StudyGroup> all = groups.stream().filter(group -> group.setting().equals(setting.name()) && group.sequence().kind() == kind).toList();
			if (all.size() < sequences.size()) continue;
			final List<String> row = new ArrayList<>(List.of(setting.name(), number(mean(all, StudyResult::seconds), 0)));
			kind.scores().forEach(score -> row.add(percent(mean(all, result -> result.score(score)))));
			addRow(row);
		}
	}

	private static double mean(final List<StudyGroup> groups, final ToDoubleFunction<StudyResult> number) {
		return groups.stream().mapToDouble(group -> group.spread(number).mean()).average().orElse(Double.NaN);
	}

	private void addSequence(final StudySequence sequence) {
		page.append("\n## ").append(sequence.name()).append("\n\n");
		addRow(Stream.concat(Stream.of("setting", "method", "features", "flow", "height", "iterations", "seed", "seconds"), sequence.kind().scores().stream()).toList());
		addLine(4, 4 + sequence.kind().scores().size());
		for (final StudyGroup group : groups) {
			if (!group.sequence().equals(sequence)) continue;
			group.results().forEach(this::addResult);
			if (group.results().size() > 1) addSpread(group);
		}
	}

	private void addResult(final StudyResult result) {
		final TrackerSettings settings = result.report().settings();
		final List<String> row = new ArrayList<>(List.of(result.run().setting(), result.report().method(), settings.features(), settings.flow(), Integer.toString(settings.height()),
			Integer.toString(result.iterations()), Long.toString(result.seed()), number(result.seconds(), 0)));
		result.run().sequence().kind().scores().forEach(score -> row.add(percent(result.score(score))));
		addRow(row);
	}

	private void addSpread(final StudyGroup group) {
		final List<String> row = new ArrayList<>(List.of(group.setting(), "", "", "", "", "", "mean", number(group.spread(StudyResult::seconds).mean(), 0)));
		group.sequence().kind().scores().forEach(score -> row.add("**" + spread(group, score) + "**"));
		addRow(row);
	}

	private void addRow(final List<String> cells) {
		page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
	}

	/** The line beneath the names of columns, of which the first are text and the others numbers. */
	private void addLine(final int texts, final int numbers) {
		page.append('|').append("---|".repeat(texts)).append("---:|".repeat(numbers)).append('\n');
	}

	private static String percent(final double share) {
		return number(100 * share, 1);
	}

	private static String number(final double value, final int decimals) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
	}
}
