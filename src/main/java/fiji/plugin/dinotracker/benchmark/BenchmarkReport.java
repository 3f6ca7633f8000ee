package fiji.plugin.dinotracker.benchmark;

import java.util.Locale;
import java.util.Map;

import com.google.gson.GsonBuilder;

/**
 * What a benchmark measured. Times depend on the machine and what else runs on it; ratios of figures of one report do so
 * less.
 *
 * @param machine what computed
 * @param seconds time of each stage
 * @param figures everything else by its name, which ends in its unit
 */
public record BenchmarkReport(String machine, Map<String, Double> seconds, Map<String, Double> figures) {

	/** Two tables. */
	public String toText() {
		final StringBuilder text = new StringBuilder(machine).append('\n');
		seconds.forEach((stage, value) -> text.append(row(stage, value)).append(" s\n"));
		text.append('\n');
		figures.forEach((name, value) -> text.append(row(name, value)).append('\n'));
		return text.toString();
	}

	private static String row(final String name, final double value) {
		return String.format(Locale.ROOT, "%-52s %10.3f", name, value);
	}

	/** The same for programs. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().create().toJson(this);
	}
}
