package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * The rows of a napari tracks layer, header {@code track_id,t,y,x}: tracks are numbered from 0 in their order, frames
 * from 0, y comes before x. Occluded points have no row (napari draws the gap); names and confidences have no place.
 */
public final class NapariCsvWriter implements TrackWriter {

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("track_id", "t", "y", "x"));
		for (int id = 0; id < tracks.size(); id++)
			for (final TrackPoint point : tracks.get(id).points())
				if (point.visible()) rows.add(row(id, point));
		CsvText.write(file, rows);
	}

	private static List<String> row(final int id, final TrackPoint point) {
		return List.of(Integer.toString(id), Integer.toString(point.frame()), //
			DecimalText.pixels(point.position().y()), DecimalText.pixels(point.position().x()));
	}
}
