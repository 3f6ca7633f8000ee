package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * The plugin's own format, which loses nothing: one row a track and frame, in order of tracks, then frames.
 * <p>
 * Header {@code track,frame,x,y,visible,confidence}; frames from 0, pixels to the thousandth, visible 0 or 1. A frame
 * a track says nothing about has no row. If any position is interpolated, a last column {@code interpolated} says of each
 * whether it is: 0 or 1.
 * </p>
 */
public final class TracksCsvWriter implements TrackWriter {

	private static final List<String> HEADER = List.of("track", "frame", "x", "y", "visible", "confidence");
	private static final String INTERPOLATED = "interpolated";

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final boolean marked = tracks.stream().flatMap(track -> track.points().stream()).anyMatch(TrackPoint::interpolated);
		final List<List<String>> rows = new ArrayList<>();
		rows.add(marked ? with(HEADER, INTERPOLATED) : HEADER);
		for (final Track track : tracks)
			for (final TrackPoint point : track.points())
				rows.add(marked ? with(row(track.name(), point), bit(point.interpolated())) : row(track.name(), point));
		CsvText.write(file, rows);
	}

	private static List<String> row(final String name, final TrackPoint point) {
		return List.of(name, Integer.toString(point.frame()), //
			DecimalText.pixels(point.position().x()), DecimalText.pixels(point.position().y()), //
			bit(point.visible()), DecimalText.confidence(point.confidence()));
	}

	private static List<String> with(final List<String> row, final String last) {
		final List<String> longer = new ArrayList<>(row);
		longer.add(last);
		return longer;
	}

	private static String bit(final boolean value) {
		return value ? "1" : "0";
	}
}
