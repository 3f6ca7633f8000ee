package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads the rows of a napari tracks layer, {@code track_id,t,y,x} or {@code ID,T,Y,X}; a z column is passed over. A
 * track is named by its number; all its points are visible with confidence 1.
 */
final class NapariCsvReader implements TrackReader {

	@Override
	public boolean leavesOutOccluded() {
		return true;
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int id = table.columnIfAny("id") < 0 ? table.column("track_id") : table.column("id");
		final int t = table.column("t");
		final int y = table.column("y");
		final int x = table.column("x");
		final TrackCollector tracks = new TrackCollector();
		for (final TextRow row : table.rows())
			row.addTo(tracks, Integer.toString(row.wholeNumber(id)), new TrackPoint(row.wholeNumber(t), row.position(x, y), true, 1));
		return tracks.tracks();
	}
}
