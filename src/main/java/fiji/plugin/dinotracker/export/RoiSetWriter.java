package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

import ij.gui.PointRoi;
import ij.io.RoiEncoder;

/**
 * A RoiSet.zip for ImageJ's ROI Manager: one multi-point selection a track, named and coloured like it, each point on
 * the image of its frame; <i>Measure</i> then gives one row a point.
 * <p>
 * One selection a track, not one a point, keeps the manager's list short and the track together. Occluded points are
 * left out, and so is a track that is never visible. In a stack of several channels the points show on the first.
 * </p>
 */
public final class RoiSetWriter implements TrackWriter {

	/** More points than this ImageJ stores without their images. */
	private static final int MAXIMUM_POINTS = 65_535;

	private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final StackLayout layout;

	/** @param layout where the frames are in the stack the selections are for */
	public RoiSetWriter(final StackLayout layout) {
		this.layout = layout;
	}

	@Override
	public void write(final List<Track> tracks, final Path file) throws IOException {
		AtomicFile.write(file, part -> {
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
				final Set<String> entries = new HashSet<>();
				for (int i = 0; i < tracks.size(); i++) {
					final List<TrackPoint> seen = tracks.get(i).points().stream().filter(TrackPoint::visible).limit(MAXIMUM_POINTS).toList();
					if (seen.isEmpty()) continue;
					write(selection(tracks.get(i).name(), seen, i), zip, entries);
				}
			}
		});
	}

	private PointRoi selection(final String name, final List<TrackPoint> points, final int track) {
		final float[] x = new float[points.size()];
		final float[] y = new float[points.size()];
		final int[] images = new int[points.size()];
		for (int i = 0; i < points.size(); i++) {
			x[i] = (float) points.get(i).position().x();
			y[i] = (float) points.get(i).position().y();
			images[i] = layout.imageOf(points.get(i).frame()) << 8; // the low byte is ImageJ's counter
		}
		final PointRoi selection = new PointRoi(x, y);
		selection.setCounters(images);
		selection.setName(name);
		selection.setPointType(PointRoi.DOT);
		selection.setStrokeColor(TrackColors.of(track));
		return selection;
	}

	private static void write(final PointRoi selection, final ZipOutputStream zip, final Set<String> entries) throws IOException {
		String name = selection.getName().replaceAll("[\\\\/:*?\"<>|]", "_");
		while (!entries.add(name))
			name += "_";
		final ZipEntry entry = new ZipEntry(name + ".roi");
		entry.setTimeLocal(NO_TIME);
		zip.putNextEntry(entry);
		zip.write(RoiEncoder.saveAsByteArray(selection));
		zip.closeEntry();
	}
}
