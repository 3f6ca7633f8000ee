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

import fiji.plugin.dinotracker.overlay.TrackSelections;
import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;
import ij.io.RoiEncoder;

/**
 * A RoiSet.zip for ImageJ's ROI Manager: one multi-point selection a track, named and coloured like it, each point on
 * the image of its frame; <i>Measure</i> then gives one row a point.
 * <p>
 * One selection a track, not one a point, keeps the manager's list short and the track together. Occluded points are
 * left out, and so is a track that is never visible. In a stack of several channels or z planes the points show on what was tracked.
 * </p>
 */
public final class RoiSetWriter implements TrackWriter {

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
				for (final PointRoi selection : TrackSelections.of(tracks, layout))
					write(selection, zip, entries);
			}
		});
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
