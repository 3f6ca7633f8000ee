package fiji.plugin.dinotracker.study;

import java.util.List;
import java.util.Locale;

/** What a sequence is scored by. */
public enum MetricKind {

	/** Shares of joints within 0.2 sqrt(A) and 3 pixels, see {@link fiji.plugin.dinotracker.metrics.Badja}. */
	BADJA("delta_seg", "delta_3px"),

	/** See {@link fiji.plugin.dinotracker.metrics.TapVid}. */
	TAPVID("AJ", "delta_avg", "OA"),

	/** Share within a radius, see {@link fiji.plugin.dinotracker.metrics.IdentityScore}. */
	IDENTITY("identity");

	private final List<String> scores;

	MetricKind(final String... scores) {
		this.scores = List.of(scores);
	}

	/** The name it has in files. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The names of the scores that are shown. */
	List<String> scores() {
		return scores;
	}
}
