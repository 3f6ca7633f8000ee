package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Reads an MTrackJ data file (.mdf). A track is named by its number, after the number of its cluster and a dot from the
 * second cluster on; all its points are visible with confidence 1. Slices and channels are passed over.
 */
final class MTrackJReader implements TrackReader {

	@Override
	public boolean leavesOutOccluded() {
		return true;
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1); // its words are ASCII; what else a header says is passed over
		if (lines.isEmpty() || !lines.get(0).startsWith("MTrackJ"))
			throw new IOException(file + " is no MTrackJ data file; its first line must start with MTrackJ");
		final TrackCollector tracks = new TrackCollector();
		String cluster = "";
		String track = null;
		for (int i = 1; i < lines.size(); i++) {
			final TextRow line = new TextRow(file, i + 1, List.of(lines.get(i).trim().split("\\s+")));
			switch (line.cells().get(0)) {
				case "Cluster" -> cluster = line.text(1).equals("1") ? "" : line.text(1) + ".";
				case "Track" -> track = cluster + line.text(1);
				case "Point" -> addPoint(line, track, tracks);
				default -> {} // header, display settings, assembly and end
			}
		}
		return tracks.tracks();
	}

	private static void addPoint(final TextRow line, final String track, final TrackCollector tracks) throws IOException {
		if (track == null) throw line.error("a point before the first track");
		final int frame = line.wholeNumber(5);
		if (frame < 1) throw line.error("time " + frame + "; MTrackJ counts from 1");
		line.addTo(tracks, track, new TrackPoint(frame - 1, line.position(2, 3), true, 1));
	}
}
