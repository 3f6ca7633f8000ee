package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * A table for spreadsheets: one row a frame, four columns a track.
 * <p>
 * Header {@code frame,NAME_x,NAME_y,NAME_visible,NAME_confidence,...}; the cells of a track without a point on that
 * frame are empty.
 * </p>
 */
public final class WideCsvWriter implements TrackWriter {

	private static final List<String> NO_POINT = List.of("", "", "", "");

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final FrameTable table = new FrameTable(tracks);
		final List<List<String>> rows = new ArrayList<>();
		rows.add(header(tracks));
		for (final int frame : table.frames())
			rows.add(table.row(frame, WideCsvWriter::cells));
		CsvText.write(file, rows);
	}

	private static List<String> header(final List<Track> tracks) {
		final List<String> header = new ArrayList<>(List.of("frame"));
		for (final Track track : tracks)
			for (final String column : List.of("x", "y", "visible", "confidence"))
				header.add(track.name() + "_" + column);
		return header;
	}

	private static List<String> cells(final Optional<TrackPoint> point) {
		return point.map(p -> List.of(DecimalText.pixels(p.position().x()), DecimalText.pixels(p.position().y()), //
			p.visible() ? "1" : "0", DecimalText.confidence(p.confidence()))).orElse(NO_POINT);
	}
}
