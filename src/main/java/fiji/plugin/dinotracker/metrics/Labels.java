package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Labels of one or more tracks, counted together. */
record Labels(List<Label> all) {

	/** The labels of some matches, those a metric wants of each. */
	static Labels of(final List<TrackMatch> matches, final Function<TrackMatch, List<Label>> wanted) {
		return new Labels(matches.stream().flatMap(match -> wanted.apply(match).stream()).toList());
	}

	/** The labels of a kind. */
	Labels where(final Predicate<Label> kind) {
		return new Labels(all.stream().filter(kind).toList());
	}

	/** How many are of a kind. */
	long count(final Predicate<Label> kind) {
		return all.stream().filter(kind).count();
	}

	/** What share is of a kind, from 0 to 1; NaN of none. */
	double share(final Predicate<Label> kind) {
		return (double) count(kind) / all.size();
	}
}
