package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;

/** Writes tracks to a file of one format; the same tracks always give the same bytes. */
public interface TrackWriter {

	/**
	 * Writes a file, replacing an older one. The file appears only when it is complete.
	 *
	 * @param tracks the tracks, of different names; their order is kept
	 * @param file where to, in an existing folder
	 * @throws IOException if the file cannot be written
	 */
	void write(List<Track> tracks, Path file) throws IOException;
}
