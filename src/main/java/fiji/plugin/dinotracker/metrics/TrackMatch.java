package fiji.plugin.dinotracker.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A true track and what was predicted for it, both in pixels of the original stack.
 *
 * @param truth the labels: a frame without a row has no label and is scored by no metric; its query point is the one the
 *          tracker was given
 * @param prediction the tracker's answer; a labelled frame it lacks counts as missed
 */
public record TrackMatch(Track truth, Track prediction) {

	/** The name of the true track. */
	public String name() {
		return truth.name();
	}

	/** What can be scored: every labelled frame but the query frame, where the answer was given away. */
	List<Label> labels() {
		final Map<Integer, TrackPoint> predicted = prediction.points().stream() //
			.collect(Collectors.toMap(TrackPoint::frame, Function.identity()));
		return truth.points().stream() //
			.filter(point -> point.frame() != truth.query().frame()) //
			.map(point -> label(point, predicted)) //
			.toList();
	}

	private static Label label(final TrackPoint truth, final Map<Integer, TrackPoint> predicted) {
		return new Label(truth.frame(), truth.position(), truth.visible(), Optional.ofNullable(predicted.get(truth.frame())));
	}
}
