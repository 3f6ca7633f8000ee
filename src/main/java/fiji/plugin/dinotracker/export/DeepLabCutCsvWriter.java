package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * The table DeepLabCut writes for an analysed video: three header rows (scorer, bodyparts, coords), then one row for
 * every frame from 0 with x, y and likelihood for each track.
 * <p>
 * The likelihood is the confidence where the point is visible and 0 where it is occluded, so that DeepLabCut's own
 * cut-off hides it; cells without a point are empty.
 * </p>
 */
public final class DeepLabCutCsvWriter implements TrackWriter {

	private static final String SCORER = "DINO-Tracker";

	/** Not empty throughout: pandas drops a first row that is. */
	private static final List<String> NO_POINT = List.of("", "", DecimalText.confidence(0));

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		final FrameTable table = new FrameTable(tracks);
		final List<List<String>> rows = headers(tracks);
		final int end = table.frames().isEmpty() ? 0 : table.frames().last() + 1;
		for (int frame = 0; frame < end; frame++)
			rows.add(table.row(frame, DeepLabCutCsvWriter::cells));
		CsvText.write(file, rows);
	}

	private static List<List<String>> headers(final List<Track> tracks) {
		final List<String> scorers = new ArrayList<>(List.of("scorer"));
		final List<String> bodyparts = new ArrayList<>(List.of("bodyparts"));
		final List<String> coords = new ArrayList<>(List.of("coords"));
		for (final Track track : tracks) {
			scorers.addAll(Collections.nCopies(3, SCORER));
			bodyparts.addAll(Collections.nCopies(3, track.name()));
			coords.addAll(List.of("x", "y", "likelihood"));
		}
		return new ArrayList<>(List.of(scorers, bodyparts, coords));
	}

	private static List<String> cells(final Optional<TrackPoint> point) {
		return point.map(p -> List.of(DecimalText.pixels(p.position().x()), DecimalText.pixels(p.position().y()), //
			DecimalText.confidence(p.visible() ? p.confidence() : 0))).orElse(NO_POINT);
	}
}
