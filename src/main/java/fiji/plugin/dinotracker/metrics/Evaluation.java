package fiji.plugin.dinotracker.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.track.Track;

/**
 * Predicted tracks put beside the true tracks of the same names. A true track that was not predicted, or not on all of
 * its labelled frames, is scored all the same, with the missing labels counted as missed, and is named in
 * {@link #errors()}.
 *
 * <pre>
 * Evaluation evaluation = Evaluation.of(truth, predictions);
 * EvaluationReport report = new EvaluationReport(evaluation, List.of(new TapVid(QueryMode.FIRST, 854, 480)));
 * </pre>
 *
 * @param matches one a true track, in the order of the truth
 * @param errors one line for each true track of which predictions are missing
 * @param notes one line for each predicted track that has no truth and is therefore not scored
 */
public record Evaluation(List<TrackMatch> matches, List<String> errors, List<String> notes) {

	public Evaluation {
		matches = List.copyOf(matches);
		errors = List.copyOf(errors);
		notes = List.copyOf(notes);
	}

	/**
	 * Matches by name. Predictions that have numbers for names, because their file keeps none, are matched in the order of
	 * these numbers if there are as many as true tracks, and none has the name of one or all are counted from another start; a
	 * note says so. True tracks that have numbers too are then in the order of theirs.
	 *
	 * @throws IllegalArgumentException if there is no true track, or two tracks of one side share a name
	 */
	public static Evaluation of(final List<Track> truth, final List<Track> predictions) {
		if (truth.isEmpty()) throw new IllegalArgumentException("There are no true tracks to compare with; check the truth file");
		final Map<String, Track> wanted = byName(truth, "true");
		final boolean numbered = areNumbered(predictions, truth, wanted.keySet());
		final Map<String, Track> predicted = numbered ? byOrder(sorted(truth), sorted(predictions)) : byName(predictions, "predicted");
		final List<TrackMatch> matches = truth.stream() //
			.map(track -> new TrackMatch(track, predicted.getOrDefault(track.name(), new Track(track.query(), List.of())))) //
			.toList();
		return new Evaluation(matches, errors(matches), notes(predicted, wanted, numbered));
	}

	private static boolean areNumbered(final List<Track> predictions, final List<Track> truth, final Set<String> wanted) {
		if (predictions.size() != truth.size() || !haveNumbers(predictions)) return false;
		return predictions.stream().map(Track::name).noneMatch(wanted::contains) || haveNumbers(truth) && areShifted(sorted(predictions), sorted(truth));
	}

	private static boolean haveNumbers(final List<Track> tracks) {
		return tracks.stream().allMatch(track -> track.name().matches("\\d{1,18}"));
	}

	/** Tracks that have numbers for names in the order of these, since the rows of a file may be in any; others as they are. */
	private static List<Track> sorted(final List<Track> tracks) {
		return haveNumbers(tracks) ? tracks.stream().sorted(Comparator.comparingLong(Evaluation::number)).toList() : tracks;
	}

	private static long number(final Track track) {
		return Long.parseLong(track.name());
	}

	/** Whether the numbers of two equally long lists differ by the same throughout. */
	private static boolean areShifted(final List<Track> one, final List<Track> other) {
		return IntStream.range(0, one.size()).mapToLong(i -> number(one.get(i)) - number(other.get(i))).distinct().count() == 1 && //
			!one.get(0).name().equals(other.get(0).name());
	}

	private static Map<String, Track> byOrder(final List<Track> truth, final List<Track> predictions) {
		final Map<String, Track> named = new LinkedHashMap<>();
		for (int i = 0; i < truth.size(); i++)
			named.put(truth.get(i).name(), predictions.get(i));
		return named;
	}

	private static Map<String, Track> byName(final List<Track> tracks, final String side) {
		final Map<String, Track> named = new LinkedHashMap<>();
		for (final Track track : tracks)
			if (named.put(track.name(), track) != null)
				throw new IllegalArgumentException("Two " + side + " tracks are named " + track.name() + "; give each its own name");
		return named;
	}

	private static List<String> errors(final List<TrackMatch> matches) {
		final List<String> errors = new ArrayList<>();
		for (final TrackMatch match : matches) {
			final List<Label> labels = match.labels();
			final List<Label> missing = labels.stream().filter(label -> label.prediction().isEmpty()).toList();
			if (match.prediction().points().isEmpty()) errors.add("No prediction for track " + match.name() + "; all its labels count as missed");
			else if (!missing.isEmpty()) errors.add("No prediction for track " + match.name() + " on " + missing.size() + " of " + //
				labels.size() + " labelled frames, the first being " + missing.get(0).frame() + " (counted from 0); they count as missed");
		}
		return errors;
	}

	private static List<String> notes(final Map<String, Track> predicted, final Map<String, Track> wanted, final boolean numbered) {
		final List<String> notes = new ArrayList<>();
		if (numbered) notes.add("The predicted tracks have numbers for names; they are matched with the true ones by their order");
		predicted.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(name -> notes.add("No truth for track " + name + "; it is not scored"));
		return notes;
	}
}
