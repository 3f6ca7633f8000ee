package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads {@code frame,NAME_x,NAME_y,NAME_visible,NAME_confidence,...}: one row a frame. Every column {@code NAME_x} is a
 * track; it needs a {@code NAME_y}, the other two may be missing, as in {@link TracksCsvReader}. A track has no point on
 * a frame where its x is empty.
 */
final class WideCsvReader implements TrackReader {

	/** The columns of one track; -1 for one that is not there. */
	private record Columns(String name, int x, int y, int visible, int confidence) {

		void addPoint(final TextRow row, final int frame, final TrackCollector tracks) throws IOException {
			if (!row.has(x)) return;
			final boolean seen = row.visible(visible);
			row.addTo(tracks, name, new TrackPoint(row.wholeNumber(frame), row.position(x, y), seen, row.confidence(confidence, seen)));
		}
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int frame = table.column("frame");
		final List<Columns> columns = columns(table);
		if (columns.isEmpty()) throw new IOException(file + " has no columns of tracks; name them frame,NAME_x,NAME_y, or track,frame,x,y (query points: name,frame,x,y)");
		final TrackCollector tracks = new TrackCollector();
		for (final TextRow row : table.rows())
			for (final Columns track : columns)
				track.addPoint(row, frame, tracks);
		return tracks.tracks();
	}

	private static List<Columns> columns(final CsvTable table) throws IOException {
		final List<Columns> columns = new ArrayList<>();
		for (int x = 0; x < table.header().size(); x++) {
			final String title = table.header().get(x);
			if (!title.endsWith("_x")) continue;
			final String name = title.substring(0, title.length() - 2);
			columns.add(new Columns(name, x, table.column(name + "_y"), table.columnIfAny(name + "_visible"), table.columnIfAny(name + "_confidence")));
		}
		return columns;
	}
}
