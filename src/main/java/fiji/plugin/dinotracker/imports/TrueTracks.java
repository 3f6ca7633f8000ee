package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/**
 * True tracks that were read from a file, beside which those of other files are put.
 *
 * @param tracks one a query
 * @param layout where the frames are in the stack, for ImageJ selections
 */
public record TrueTracks(List<Track> tracks, StackLayout layout) {

	/**
	 * Reads them from any file of tracks.
	 *
	 * @param layout where the frames are in the stack, for ImageJ selections
	 * @param mode how queries are taken; tracks without one are left out
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 */
	public static TrueTracks read(final Path file, final StackLayout layout, final QueryMode mode) throws IOException {
		return new TrueTracks(mode.queried(TracksFile.read(file, layout)), layout);
	}

	/** Where they are queried. */
	public List<QueryPoint> queries() {
		return tracks.stream().map(Track::query).toList();
	}

	/** Frames from the first of the stack to the last on which there is a true point. */
	public int frames() {
		return 1 + tracks.stream().flatMap(track -> track.points().stream()).mapToInt(TrackPoint::frame).max().orElse(0);
	}

	/**
	 * Puts the tracks of a file beside them.
	 *
	 * @throws IOException if the file cannot be read; one line with the file, the row and what is wrong
	 * @throws IllegalArgumentException if there is no true track, or two tracks of one side share a name
	 */
	public Evaluation evaluation(final Path predictions) throws IOException {
		return Evaluation.of(tracks, TracksFile.readWithOccluded(predictions, layout, frames()));
	}
}
