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
 * a track says nothing about has no row.
 * </p>
 */
public final class TracksCsvWriter implements TrackWriter {

	private static final List<String> HEADER = List.of("track", "frame", "x", "y", "visible", "confidence");

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(HEADER);
		for (final Track track : tracks)
			for (final TrackPoint point : track.points())
				rows.add(row(track.name(), point));
		CsvText.write(file, rows);
	}

	private static List<String> row(final String name, final TrackPoint point) {
		return List.of(name, Integer.toString(point.frame()), //
			DecimalText.pixels(point.position().x()), DecimalText.pixels(point.position().y()), //
			point.visible() ? "1" : "0", DecimalText.confidence(point.confidence()));
	}
}
