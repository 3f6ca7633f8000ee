package fiji.plugin.dinotracker.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Tracks as a table: one row a frame, the tracks side by side. */
final class FrameTable {

	private final List<Map<Integer, TrackPoint>> columns = new ArrayList<>();
	private final SortedSet<Integer> frames = new TreeSet<>();

	FrameTable(final List<Track> tracks) {
		for (final Track track : tracks)
			columns.add(track.points().stream().collect(Collectors.toMap(TrackPoint::frame, Function.identity())));
		columns.forEach(column -> frames.addAll(column.keySet()));
	}

	/** The frames on which any track has a point, in order. */
	SortedSet<Integer> frames() {
		return frames;
	}

	/**
	 * The cells of one frame.
	 *
	 * @param cells the cells of one track, always as many; empty stands for a track without a point there
	 */
	List<String> row(final int frame, final Function<Optional<TrackPoint>, List<String>> cells) {
		final List<String> row = new ArrayList<>(List.of(Integer.toString(frame)));
		for (final Map<Integer, TrackPoint> column : columns)
			row.addAll(cells.apply(Optional.ofNullable(column.get(frame))));
		return row;
	}
}
