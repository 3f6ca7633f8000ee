package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads what DeepLabCut writes for an analysed video: header rows {@code scorer}, {@code bodyparts} and {@code coords},
 * for several animals {@code individuals} too, then one row a frame. A track is named by its body part, after its
 * individual if there is one. A point is visible from a likelihood of 0.6, DeepLabCut's usual cut-off; the likelihood is
 * its confidence.
 */
final class DeepLabCutCsvReader implements TrackReader {

	private static final double VISIBLE_LIKELIHOOD = 0.6;

	/** Header rows below the first. */
	private static final int MAXIMUM_HEADER_ROWS = 3;

	@Override
	public List<Track> read(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		final int coords = coordsRow(table.rows(), file);
		final TrackCollector tracks = new TrackCollector();
		for (final TextRow row : table.rows().subList(coords + 1, table.rows().size()))
			addPoints(row, table.rows().subList(0, coords + 1), tracks);
		return tracks.tracks();
	}

	private static int coordsRow(final List<TextRow> rows, final Path file) throws IOException {
		for (int i = 0; i < Math.min(MAXIMUM_HEADER_ROWS, rows.size()); i++)
			if (rows.get(i).text(0).equals("coords")) return i;
		throw new IOException(file + " has no row 'coords'; a DeepLabCut table starts with scorer, bodyparts and coords");
	}

	private static void addPoints(final TextRow row, final List<TextRow> headers, final TrackCollector tracks) throws IOException {
		final TextRow coords = headers.get(headers.size() - 1);
		for (int x = 1; x < coords.cells().size(); x++) {
			if (!coords.text(x).equals("x") || !row.has(x)) continue;
			final boolean likelihood = coords.has(x + 2) && coords.text(x + 2).equals("likelihood");
			final double confidence = row.confidence(likelihood ? x + 2 : -1, true);
			row.addTo(tracks, name(headers, x), new TrackPoint(row.wholeNumber(0), row.position(x, x + 1), confidence >= VISIBLE_LIKELIHOOD, confidence));
		}
	}

	private static String name(final List<TextRow> headers, final int column) {
		return headers.subList(0, headers.size() - 1).stream().map(row -> row.cells().get(column)).collect(Collectors.joining("_"));
	}
}
