package fiji.plugin.dinotracker.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Opens a folder of JPG, PNG, TIFF or BMP images, one a frame, in natural order of their names. Images are decoded when
 * they are looked at; all must have the size and the kind of pixels of the first. Transparency is ignored.
 */
public final class ImageFolderReader implements VideoReader {

	private static final Pattern IMAGE_NAME = Pattern.compile("[^.].*\\.(jpe?g|png|tiff?|bmp)");

	@Override
	public boolean reads(final Path path) {
		return Files.isDirectory(path);
	}

	@Override
	public FrameSource read(final Path path, final int series, final Progress progress) throws IOException {
		VideoReader.requireSeries(path, series, 1);
		final List<Path> files = images(path);
		if (files.isEmpty()) throw new IOException("There is no JPG, PNG, TIFF or BMP image in " + path + "; choose the folder that holds the frames");
		final int images = TiffHeader.of(files.get(0)).map(TiffHeader::count).orElse(1);
		if (images > 1) throw new IOException(files.get(0) + " holds " + images + " images, and in a folder each file is one frame; join them to one stack in Fiji, or track them by themselves, with batch");
		try (DecodedImage first = DecodedImage.of(files.get(0))) {
			final Folder folder = new Folder(path, files, first.kind());
			return switch (first.kind().bytes()) {
				case 1 -> folder.source(new UnsignedByteType(), image -> new ByteArray(image.bytes()));
				case 2 -> folder.source(new UnsignedShortType(), image -> new ShortArray(image.shorts()));
				default -> folder.source(new FloatType(), image -> new FloatArray(image.floats()));
			};
		}
	}

	/** The images of a folder in the order of the frames they would be. */
	public static List<Path> images(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(ImageFolderReader::isImage) //
				.sorted(Comparator.comparing(ImageFolderReader::nameOf, new NaturalOrder())).toList();
		}
	}

	/** Whether a file would be a frame of its folder, by its name. */
	public static boolean isImage(final Path file) {
		return IMAGE_NAME.matcher(nameOf(file).toLowerCase(Locale.ROOT)).matches();
	}

	private static String nameOf(final Path file) {
		return (file.getFileName() == null ? file : file.getFileName()).toString(); // the root of a disk has no name
	}

	/** The images of a folder and what each must be like. */
	private record Folder(Path path, List<Path> files, DecodedImage.Kind kind) {

		private <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> FrameSource source(final T type,
			final Function<DecodedImage, A> pixels)
		{
			final FinalDimensions size = new FinalDimensions(kind.channels(), kind.width(), kind.height(), files.size());
			return new FrameSource(LazyStack.of(type, size, 3, frame -> frame(frame, pixels)), //
				List.of(AxisRole.CHANNEL, AxisRole.X, AxisRole.Y, AxisRole.TIME), kind.channels() == 3, Calibration.NONE, nameOf(path));
		}

		private <A> A frame(final int frame, final Function<DecodedImage, A> pixels) {
			final Path file = files.get(frame);
			try (DecodedImage image = DecodedImage.of(file)) {
				if (!image.kind().equals(kind))
					throw new IllegalArgumentException(file + " is " + image.kind() + ", the first frame " + kind + "; make all frames alike");
				return pixels.apply(image);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e.getMessage(), e);
			}
		}
	}
}
