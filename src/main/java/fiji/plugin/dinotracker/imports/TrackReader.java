package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;

/** Reads tracks from a file of one format. */
interface TrackReader {

	/**
	 * Reads a whole file.
	 *
	 * @return the tracks in the order of the file, points in order of frames; the query of each is its first visible
	 *         point, or its first if none is visible
	 * @throws IOException if the file cannot be read or says something impossible; one line with the file, the place in
	 *           it and what is wrong
	 */
	List<Track> read(Path file) throws IOException;

	/** Whether the format keeps no occluded points, so that a frame without a point is one where it is occluded. */
	default boolean leavesOutOccluded() {
		return false;
	}
}
