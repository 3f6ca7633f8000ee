package fiji.plugin.dinotracker.imports;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/** Reads tracks from any file the plugin knows, told apart by the end of its name and, for tables, by its header. */
public final class TracksFile {

	private TracksFile() {}

	/**
	 * Reads tracks; see the class of each format, {@link TracksCsvReader} and its like.
	 *
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 */
	public static List<Track> read(final Path file) throws IOException {
		return read(file, StackLayout.PLAIN);
	}

	/**
	 * Reads tracks from a file that may be of ImageJ selections on a hyperstack.
	 *
	 * @param layout where the frames are in that stack
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 */
	public static List<Track> read(final Path file, final StackLayout layout) throws IOException {
		return reader(file, layout).read(file);
	}

	/**
	 * Reads tracks to be judged on every frame. Where the format keeps no occluded points (napari, TrackMate, MTrackJ,
	 * ImageJ selections), a frame without a point gets an occluded one, on the straight line between its neighbours or at
	 * the nearest, with confidence 0.
	 *
	 * @param layout where the frames are in the stack, for ImageJ selections
	 * @param frames how many frames there are to judge
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 */
	static List<Track> readWithOccluded(final Path file, final StackLayout layout, final int frames) throws IOException {
		final TrackReader reader = reader(file, layout);
		final List<Track> tracks = reader.read(file);
		return reader.leavesOutOccluded() ? tracks.stream().map(track -> OccludedGaps.filled(track, frames)).toList() : tracks;
	}

	private static TrackReader reader(final Path file, final StackLayout layout) throws IOException {
		if (!Files.exists(file)) throw new FileNotFoundException("There is no file " + file + "; check the path");
		return switch (extension(file)) {
			case "xml" -> new TrackMateReader();
			case "mdf" -> new MTrackJReader();
			case "roi", "zip" -> new RoiSetReader(layout);
			case "npz" -> new NpzReader();
			case "csv", "txt" -> tableReader(file);
			default -> throw new IOException(file + " is of no known kind; give a .csv, TrackMate .xml, MTrackJ .mdf, numpy .npz, or ImageJ .roi or .zip");
		};
	}

	/** The end of a file's name in small letters, without the dot. */
	static String extension(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static TrackReader tableReader(final Path file) throws IOException {
		final CsvTable table = CsvTable.read(file);
		if (ResultsTableReader.reads(table)) return new ResultsTableReader();
		if (table.columnIfAny("track") >= 0) return new TracksCsvReader();
		if (table.columnIfAny("scorer") == 0) return new DeepLabCutCsvReader();
		if (table.columnIfAny("t") >= 0) return new NapariCsvReader();
		if (table.columnIfAny("frame") == 0) return new WideCsvReader();
		throw new IOException(file + " is no table of points or tracks; its first row is " + String.join(",", table.header()) + ", not name,frame,x,y or track,frame,x,y");
	}
}
