package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads the tracks in Fiji's Results table, saved as text with commas: frames count from 1 there, and positions in pixels are
 * in columns of their own beside those in units. A row without a name goes by its track's number.
 */
final class ResultsTableReader implements TrackReader {

	/** Whether a table is one of these. */
	static boolean reads(final CsvTable table) {
		return table.columnIfAny(TrackTable.TRACK) >= 0 && table.columnIfAny(TrackTable.X_PIXELS) >= 0;
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int number = table.column(TrackTable.TRACK);
		final int name = table.columnIfAny(TrackTable.NAME);
		final int frame = table.column(TrackTable.FRAME);
		final int x = table.column(TrackTable.X_PIXELS);
		final int y = table.column(TrackTable.Y_PIXELS);
		final int visible = table.columnIfAny(TrackTable.VISIBLE);
		final int confidence = table.columnIfAny(TrackTable.CONFIDENCE);
		final int interpolated = table.columnIfAny(TrackTable.INTERPOLATED);
		final TrackCollector tracks = new TrackCollector();
		for (final TextRow row : table.rows()) {
			final int shown = row.wholeNumber(frame);
			if (shown == 0) throw row.error("frames of a Results table count from 1");
			final boolean seen = row.visible(visible);
			final TrackPoint point = new TrackPoint(shown - 1, row.position(x, y), seen, row.confidence(confidence, seen), row.interpolated(interpolated));
			row.addTo(tracks, row.text(row.has(name) ? name : number), point);
		}
		return tracks.tracks();
	}
}
