package fiji.plugin.dinotracker.video.imagej;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.TiffHeader;
import fiji.plugin.dinotracker.video.VideoReader;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.plugin.AVI_Reader;
import ij.plugin.FileInfoVirtualStack;

/**
 * Opens the files that ImageJ itself reads: TIFF and AVI as virtual stacks, whose frames are read when they are looked
 * at, other formats at once. No window is shown.
 */
public final class ImageJReader implements VideoReader {

	private static final Set<Integer> FORMATS = Set.of(Opener.TIFF, Opener.DICOM, Opener.TIFF_AND_DICOM, Opener.FITS, Opener.PGM, Opener.JPEG, //
		Opener.GIF, Opener.BMP, Opener.PNG, Opener.ZIP, Opener.AVI);

	/** More than one z plane, or channel, in OME's metadata. */
	private static final Pattern OME_PLANES = Pattern.compile("\\bSizeZ=\"(?!1\")");
	private static final Pattern OME_CHANNELS = Pattern.compile("\\bSizeC=\"(?!1\")");

	@Override
	public boolean reads(final Path path) {
		return FORMATS.contains(format(path));
	}

	private static int format(final Path path) {
		return new Opener().getFileType(path.toString());
	}

	@Override
	public FrameSource read(final Path path, final int series, final Progress progress) throws IOException {
		VideoReader.requireSeries(path, series, 1);
		IJ.redirectErrorMessages(true); // to the log instead of a window
		try {
			final ImagePlus image = open(path.toAbsolutePath());
			if (image == null) throw new IOException("ImageJ found no image");
			return ImagePlusSource.of(image);
		}
		catch (final EOFException e) {
			throw new IOException("Cannot read " + path + "; " + e.getMessage(), e);
		}
		catch (final IOException e) {
			throw new IOException("Cannot read " + path + "; convert it to an uncompressed TIFF stack or a folder of PNG images (" + e.getMessage() + ")", e);
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
	}

	private static ImagePlus open(final Path path) throws IOException {
		return switch (format(path)) {
			case Opener.TIFF -> openTiff(path);
			case Opener.AVI -> openAvi(path.toString());
			default -> new Opener().openImage(path.toString());
		};
	}

	/** Looks at the header first: what ImageJ cannot read it would hand to other plugins, which show windows. */
	private static ImagePlus openTiff(final Path path) throws IOException {
		final Optional<TiffHeader> header = TiffHeader.of(path);
		if (header.isEmpty()) return null;
		if (isOfSeveralPlanes(header.get().first())) throw new IOException("it is an OME-TIFF of several channels or z planes, which needs Bio-Formats");
		if (header.get().isCutShort(path)) throw new EOFException("it ends before its last image does; copy it anew");
		return FileInfoVirtualStack.openVirtual(path.toString());
	}

	/** Whether OME's description is of an image whose channels or z planes ImageJ would take for frames; those of a colour are in one image. */
	private static boolean isOfSeveralPlanes(final FileInfo image) {
		if (image.description == null || !image.description.contains("<OME")) return false;
		return OME_PLANES.matcher(image.description).find() || image.samplesPerPixel == 1 && OME_CHANNELS.matcher(image.description).find();
	}

	private static ImagePlus openAvi(final String path) {
		final AVI_Reader reader = new AVI_Reader();
		reader.displayDialog(false);
		reader.setVirtual(true);
		reader.run(path);
		final ImagePlus image = reader.getImagePlus();
		if (image != null) calibrate(image.getCalibration());
		return image;
	}

	/** The file's frame rate; ImageJ keeps it as the speed of playing only. */
	private static void calibrate(final Calibration calibration) {
		if (calibration.fps <= 0) return;
		calibration.frameInterval = 1 / calibration.fps;
		calibration.setTimeUnit("sec");
	}
}
