package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * An MTrackJ data file (.mdf): one cluster of tracks, numbered from 1 in their order.
 * <p>
 * A point's line is {@code Point NUMBER x y z t c}: pixels (the centre of the first is 0, as here), then slice, frame
 * and channel from 1. Occluded points have no line; names and confidences have no place.
 * </p>
 */
public final class MTrackJWriter implements TrackWriter {

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		AtomicFile.writeText(file, writer -> {
			writer.write("MTrackJ 1.5.1 Data File\nAssembly 1\nCluster 1\n");
			for (int i = 0; i < tracks.size(); i++) {
				writer.write("Track " + (i + 1) + "\n");
				writePoints(tracks.get(i), writer);
			}
			writer.write("End of MTrackJ Data File\n");
		});
	}

	private static void writePoints(final Track track, final Writer writer) throws IOException {
		int number = 0;
		for (final TrackPoint point : track.points()) {
			if (!point.visible()) continue;
			writer.write("Point " + ++number + " " + DecimalText.pixels(point.position().x()) + " " + //
				DecimalText.pixels(point.position().y()) + " 1.0 " + (point.frame() + 1) + ".0 1.0\n");
		}
	}
}
