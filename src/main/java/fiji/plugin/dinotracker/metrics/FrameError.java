package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far predictions are from the truth on one frame, whatever visibility was predicted.
 *
 * @param frame the frame, from 0
 * @param median the median distance over the visible labels that have a prediction, in pixels of the original stack
 */
public record FrameError(int frame, double median) {

	/** The error on each frame that has a visible label with a prediction, in order; query frames do not count. */
	public static List<FrameError> of(final List<TrackMatch> matches) {
		return Labels.of(matches, TrackMatch::labels).where(Label::visible).all().stream() //
			.filter(label -> label.error().isPresent()) //
			.collect(Collectors.groupingBy(Label::frame, TreeMap::new, Collectors.mapping(Label::error, Collectors.toList()))) //
			.entrySet().stream().map(entry -> new FrameError(entry.getKey(), median(entry.getValue()))).toList();
	}

	private static double median(final List<OptionalDouble> errors) {
		final double[] sorted = errors.stream().mapToDouble(OptionalDouble::getAsDouble).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
