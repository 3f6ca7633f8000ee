package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads {@code track,frame,x,y,visible,confidence}. The columns may come in any order among others; the last two may
 * be missing or have empty cells: then a point is visible, and its confidence 1 if it is visible, else 0. A column
 * {@code interpolated} marks positions that were drawn between others.
 */
final class TracksCsvReader implements TrackReader {

	@Override
	public List<Track> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int name = table.column("track");
		final int frame = table.column("frame");
		final int x = table.column("x");
		final int y = table.column("y");
		final int visible = table.columnIfAny("visible");
		final int confidence = table.columnIfAny("confidence");
		final int interpolated = table.columnIfAny("interpolated");
		final TrackCollector tracks = new TrackCollector();
		for (final TextRow row : table.rows()) {
			final boolean seen = row.visible(visible);
			final TrackPoint point = new TrackPoint(row.wholeNumber(frame), row.position(x, y), seen, row.confidence(confidence, seen), row.interpolated(interpolated));
			row.addTo(tracks, row.text(name), point);
		}
		return tracks.tracks();
	}
}
