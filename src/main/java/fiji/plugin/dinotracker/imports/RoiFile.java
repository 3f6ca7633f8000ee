package fiji.plugin.dinotracker.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;

/** Reads the point selections of an ImageJ file: one of a .roi, those of a .zip saved by the ROI Manager. */
final class RoiFile {

	private RoiFile() {}

	/**
	 * The selections in the order of the file.
	 *
	 * @throws IOException if there is anything but point selections in it
	 */
	static List<PointRoi> read(final Path file) throws IOException {
		final String name = file.getFileName().toString();
		if (TracksFile.extension(file).equals("roi")) return List.of(selection(Files.readAllBytes(file), name, file));
		final List<PointRoi> selections = new ArrayList<>();
		try (InputStream stream = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(stream)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
				if (entry.getName().endsWith(".roi")) selections.add(selection(zip.readAllBytes(), entry.getName(), file));
		}
		if (selections.isEmpty()) throw new IOException(file + " has no selections in it; save it from the ROI Manager");
		return selections;
	}

	private static PointRoi selection(final byte[] bytes, final String name, final Path file) throws IOException {
		final Roi roi = RoiDecoder.openFromByteArray(bytes);
		if (roi == null) throw new IOException(file + ", " + name + ": not an ImageJ selection");
		if (!(roi instanceof final PointRoi points))
			throw new IOException(file + ", " + name + ": a " + roi.getTypeAsString() + " selection; only points can be followed");
		if (points.getName() == null) points.setName(name.substring(0, name.length() - ".roi".length()));
		return points;
	}
}
