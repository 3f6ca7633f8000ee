package fiji.plugin.dinotracker.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.track.Track;

/**
 * How much of what was asked for an overlay shows.
 *
 * @param asked what was asked for
 * @param style what is shown beside the points
 * @param step every how many-th track is shown
 */
record OverlayBudget(OverlayStyle asked, OverlayStyle style, int step) {

	/** As much as fits into {@link TrackOverlay#MAXIMUM_ELEMENTS}. */
	static OverlayBudget of(final List<Track> tracks, final OverlayStyle asked) {
		final long points = tracks.stream().mapToLong(track -> track.points().size()).sum();
		final long withTrails = asked.trail() > 0 ? 2 * points : points;
		final boolean names = asked.names() && withTrails + points <= TrackOverlay.MAXIMUM_ELEMENTS;
		final int trail = withTrails <= TrackOverlay.MAXIMUM_ELEMENTS ? asked.trail() : 0;
		return new OverlayBudget(asked, new OverlayStyle(trail, names), step(tracks, points));
	}

	/** The smallest step with which the points fit, or the one that leaves a single track. */
	private static int step(final List<Track> tracks, final long points) {
		int step = (int) Math.max(1, points / TrackOverlay.MAXIMUM_ELEMENTS);
		while (step < tracks.size() && pointsAt(tracks, step) > TrackOverlay.MAXIMUM_ELEMENTS)
			step++;
		return step;
	}

	private static long pointsAt(final List<Track> tracks, final int step) {
		long points = 0;
		for (int i = 0; i < tracks.size(); i += step)
			points += tracks.get(i).points().size();
		return points;
	}

	/** What is left out, for the user, if anything is. */
	Optional<String> message(final int tracks) {
		final List<String> missing = new ArrayList<>();
		if (asked.names() && !style.names()) missing.add("names");
		if (asked.trail() > style.trail()) missing.add("trails");
		if (step > 1) missing.add("all but " + (tracks + step - 1) / step + " of " + tracks + " tracks");
		if (missing.isEmpty()) return Optional.empty();
		return Optional.of("The overlay leaves out " + String.join(", ", missing) + " to keep ImageJ fast; the tables have everything");
	}
}
