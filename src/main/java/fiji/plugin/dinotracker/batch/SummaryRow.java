package fiji.plugin.dinotracker.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.export.DecimalText;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.storage.ProblemLine;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * What came of one stack of a batch.
 *
 * @param sequence its name
 * @param counts frames, points, seconds, the mean confidence and the share of visible positions over all tracks and frames,
 *          as text; empty if it failed
 * @param error why it failed, in a line; empty if it did not
 */
public record SummaryRow(String sequence, List<String> counts, Optional<String> error) {

	/** The names of all cells. */
	public static final List<String> HEADER = List.of("sequence", "frames", "points", "seconds", "mean_confidence", "share_visible", "error");

	/** The row of a stack whose results are in a folder. */
	static SummaryRow of(final Sequence sequence, final Path folder) throws IOException {
		final List<Track> tracks = TracksFile.read(folder.resolve(ResultFolder.TRACKS));
		final List<TrackPoint> points = tracks.stream().flatMap(track -> track.points().stream()).toList();
		final double seconds = ResultFolder.readReport(folder).totalSeconds();
		final double confidence = points.stream().mapToDouble(TrackPoint::confidence).average().orElseThrow();
		final double visible = points.stream().filter(TrackPoint::visible).count() / (double) points.size();
		return new SummaryRow(sequence.name(), List.of(Integer.toString(tracks.get(0).points().size()), Integer.toString(tracks.size()), //
			DecimalText.rounded(seconds, 1), DecimalText.rounded(confidence, 4), DecimalText.rounded(visible, 4)), Optional.empty());
	}

	/** The row of a stack that failed. */
	static SummaryRow failed(final Sequence sequence, final Exception problem) {
		return new SummaryRow(sequence.name(), List.of("", "", "", "", ""), Optional.of(ProblemLine.of(problem)));
	}

	/** All cells, in the order of {@link #HEADER}. */
	public List<String> cells() {
		final List<String> cells = new ArrayList<>(List.of(sequence));
		cells.addAll(counts);
		cells.add(error.orElse(""));
		return cells;
	}
}
