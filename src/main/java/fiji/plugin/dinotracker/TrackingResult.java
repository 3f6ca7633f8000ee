package fiji.plugin.dinotracker;

import java.util.List;

import fiji.plugin.dinotracker.track.Track;

/**
 * What a run gives.
 *
 * @param input what was tracked
 * @param tracks where the points went, in pixels and frames of the stack
 * @param report how the run went
 */
public record TrackingResult(TrackerInput input, List<Track> tracks, RunReport report) {

	/** The tracks with frames counted from the first that is tracked, for pictures that hold these frames only. */
	public List<Track> tracksOnSelectedFrames() {
		return input.toSelectedFrames(tracks);
	}
}
