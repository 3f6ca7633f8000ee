package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;
import ij.process.FloatPolygon;

/**
 * Reads point selections of ImageJ (.roi, or .zip of the ROI Manager) as tracks: each selection is a track, named like
 * it, with at most one point a frame. All points are visible with confidence 1.
 */
final class RoiSetReader implements TrackReader {

	private final RoiFrames frames;

	/** @param layout where the frames are in the stack the selections were made on */
	RoiSetReader(final StackLayout layout) {
		this.frames = new RoiFrames(layout, 0);
	}

	@Override
	public boolean leavesOutOccluded() {
		return true;
	}

	@Override
	public List<Track> read(final Path file) throws IOException {
		final UniqueNames names = new UniqueNames();
		final TrackCollector tracks = new TrackCollector();
		for (final PointRoi selection : RoiFile.read(file)) {
			final String name = names.take(selection.getName());
			final FloatPolygon places = selection.getFloatPolygon();
			for (int i = 0; i < places.npoints; i++) {
				final int frame = frames.of(selection, i);
				final PixelPoint place = new PixelPoint(places.xpoints[i], places.ypoints[i]);
				if (!tracks.add(name, new TrackPoint(frame, place, true, 1)))
					throw new IOException(file + ", " + name + ": two points on frame " + frame + " (counted from 0, in ImageJ " + (frame + 1) + "); as a track it may have one a frame");
			}
		}
		return tracks.tracks();
	}
}
