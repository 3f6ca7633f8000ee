package fiji.plugin.dinotracker.imports;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/**
 * Reads query points from any file the plugin knows: a table {@code name,frame,x,y}, point selections of ImageJ, or
 * tracks, of which each gives its first visible point.
 */
public final class QueriesFile {

	private QueriesFile() {}

	/**
	 * Reads query points.
	 *
	 * @param layout where the frames are in the stack, for ImageJ selections
	 * @param currentFrame the frame, from 0, of ImageJ selections that belong to no image
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 */
	public static List<QueryPoint> read(final Path file, final StackLayout layout, final int currentFrame) throws IOException {
		if (!Files.isRegularFile(file)) throw new FileNotFoundException("There is no file of queries " + file + "; check the path");
		return switch (TracksFile.extension(file)) {
			case "roi", "zip" -> new RoiQueries(layout, currentFrame).read(file);
			case "csv", "txt" -> fromTable(file);
			default -> fromTracks(file);
		};
	}

	private static List<QueryPoint> fromTable(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		return table.columnIfAny("name") >= 0 && !ResultsTableReader.reads(table) ? QueriesCsvReader.read(file) : fromTracks(file);
	}

	private static List<QueryPoint> fromTracks(final Path file) throws IOException {
		return TracksFile.read(file).stream().map(Track::query).toList();
	}
}
