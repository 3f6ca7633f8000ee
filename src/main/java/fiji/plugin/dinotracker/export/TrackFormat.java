package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.track.Track;

/** Formats that need to know nothing but the tracks, by the names users choose them by. */
public enum TrackFormat {

	/** One row a track and frame. */
	TRACKS("tracks", new TracksCsvWriter()),

	/** One row a frame. */
	WIDE("wide", new WideCsvWriter()),

	/** The napari tracks layer's. */
	NAPARI("napari", new NapariCsvWriter()),

	/** DeepLabCut's. */
	DEEPLABCUT("deeplabcut", new DeepLabCutCsvWriter()),

	/** MTrackJ's. */
	MTRACKJ("mtrackj", new MTrackJWriter());

	private final String label;
	private final TrackWriter writer;

	TrackFormat(final String label, final TrackWriter writer) {
		this.label = label;
		this.writer = writer;
	}

	/**
	 * Writes tracks of another file in this format, in which some of what that says may have no place.
	 *
	 * @param source the file they were read from
	 * @param file where to; a file that is there is replaced
	 * @throws IllegalArgumentException if both are the same file
	 */
	public void convert(final List<Track> tracks, final Path source, final Path file) throws IOException {
		if (Files.exists(file) && Files.isSameFile(source, file)) throw new IllegalArgumentException(source + " would be replaced by what is made of it; give another file to write");
		writer.write(tracks, file);
	}

	/** The names users choose from. */
	public static List<String> labels() {
		return Stream.of(values()).map(format -> format.label).toList();
	}

	/**
	 * A format by the name users choose it by.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static TrackFormat named(final String label) {
		return Stream.of(values()).filter(format -> format.label.equals(label)).findFirst().orElseThrow(() -> //
			new IllegalArgumentException("Unknown format " + label + "; use one of " + String.join(", ", labels())));
	}
}
