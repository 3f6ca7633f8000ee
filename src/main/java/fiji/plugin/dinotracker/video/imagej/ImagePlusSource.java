package fiji.plugin.dinotracker.video.imagej;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.LazyStack;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ImageProcessor;
import net.imglib2.Dimensions;
import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * An ImageJ image of any type as a source of frames. Nothing is copied: planes are looked at where they are, those of
 * virtual stacks when they are needed; the image and the slice it shows stay as they are, and it may be closed meanwhile
 * unless it is virtual.
 * Grey values are raw, without lookup table and value calibration but for the sign of 16 bits; images of one channel with a colour palette are in
 * colour.
 */
public final class ImagePlusSource {

	private final ImagePlus image;
	private final ImageStack stack;

	private ImagePlusSource(final ImagePlus image) {
		this.image = image;
		this.stack = held(image.getStack());
	}

	/** The same planes in a stack of our own: ImageJ takes them out of its own when the image is closed. */
	private static ImageStack held(final ImageStack stack) {
		if (stack.isVirtual()) return stack;
		final ImageStack planes = new ImageStack(stack.getWidth(), stack.getHeight(), stack.getColorModel());
		for (int n = 1; n <= stack.size(); n++)
			planes.addSlice(null, stack.getPixels(n));
		return planes;
	}

	/** The frames of an image. */
	public static FrameSource of(final ImagePlus image) {
		final ImagePlusSource source = new ImagePlusSource(image);
		return source.placed(source.hasPalette() ? source.colour() : source.values());
	}

	/** The frames of a mask or of labels: what counts are the values, whatever colours a palette shows them in. */
	public static FrameSource ofLabels(final ImagePlus image) {
		final ImagePlusSource source = new ImagePlusSource(image);
		return source.placed(source.values());
	}

	/** Where an image was opened from, even if it was changed since: a file, or the folder of an image sequence. */
	public static Optional<File> origin(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		if (file == null || file.directory == null) return Optional.empty();
		return Optional.of(file.fileName == null || file.fileName.isEmpty() ? new File(file.directory) : new File(file.directory, file.fileName));
	}

	private FrameSource placed(final FrameSource frames) {
		final FileInfo file = image.getOriginalFileInfo();
		return file != null && file.directory != null && isAsIn(file) ? frames.inFolder(file.directory) : frames;
	}

	/** Whether what lies in the file is what is open, as far as can be told. Positions would not fit a file from before the image was cropped or calibrated. */
	private boolean isAsIn(final FileInfo file) {
		final ij.measure.Calibration calibration = image.getCalibration();
		return image.getTitle().equals(file.fileName) && !image.changes //
			&& (file.width == 0 || file.width == image.getWidth() && file.height == image.getHeight()) //
			&& (file.nImages <= 1 || file.nImages == image.getStackSize()) //
			&& isAlike(file.pixelWidth, calibration.pixelWidth) && isAlike(file.pixelHeight, calibration.pixelHeight);
	}

	/** Files round what they say. */
	private static boolean isAlike(final double first, final double second) {
		return Math.abs(first - second) <= 1e-4 * Math.abs(second);
	}

	private FrameSource values() {
		return switch (image.getType()) {
			case ImagePlus.COLOR_RGB -> colour();
			case ImagePlus.GRAY16 -> image.getCalibration().isSigned16Bit() ? grey(new FloatType(), ImagePlusSource::signed) : grey(new UnsignedShortType(), processor -> new ShortArray((short[]) processor.getPixels()));
			case ImagePlus.GRAY32 -> grey(new FloatType(), processor -> new FloatArray((float[]) processor.getPixels()));
			default -> grey(new UnsignedByteType(), processor -> new ByteArray((byte[]) processor.getPixels()));
		};
	}

	/** ImageJ keeps signed numbers of 16 bits as unsigned ones that are higher by half their range. */
	private static FloatArray signed(final ImageProcessor processor) {
		final float[] values = new float[processor.getPixelCount()];
		for (int i = 0; i < values.length; i++)
			values[i] = processor.get(i) + Short.MIN_VALUE;
		return new FloatArray(values);
	}

	/** Whether bytes number the colours of a palette, rather than being intensities shown in false colours. */
	private boolean hasPalette() {
		if (image.getBitDepth() != 8 || image.getNChannels() > 1) return false;
		final ImageProcessor processor = image.getProcessor();
		return processor.isColorLut() && !processor.isPseudoColorLut();
	}

	/** In ImageJ's order of planes: channels first, then slices, then frames. */
	private <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> FrameSource grey(final T type,
		final Function<ImageProcessor, A> pixels)
	{
		final Dimensions size = new FinalDimensions(image.getWidth(), image.getHeight(), image.getNChannels(), image.getNSlices(), image.getNFrames());
		final List<AxisRole> axes = List.of(AxisRole.X, AxisRole.Y, AxisRole.CHANNEL, AxisRole.Z, AxisRole.TIME);
		return new FrameSource(LazyStack.of(type, size, 2, plane -> pixels.apply(processor(plane))), axes, false, calibration(), image.getTitle());
	}

	private FrameSource colour() {
		final Dimensions size = new FinalDimensions(image.getWidth(), image.getHeight(), image.getNSlices(), image.getNFrames());
		final List<AxisRole> axes = List.of(AxisRole.X, AxisRole.Y, AxisRole.Z, AxisRole.TIME);
		return FrameSource.ofArgb(LazyStack.of(new ARGBType(), size, 2, plane -> new IntArray((int[]) processor(plane).convertToRGB().getPixels())), //
			axes, calibration(), image.getTitle());
	}

	/** A virtual stack may fail to read a plane, or hold planes of several sizes. */
	private ImageProcessor processor(final int plane) {
		final ImageProcessor processor = read(plane + 1);
		if (processor.getWidth() != stack.getWidth() || processor.getHeight() != stack.getHeight())
			throw new IllegalArgumentException("Plane " + (plane + 1) + " of " + image.getTitle() + " is " + processor.getWidth() + " x " + processor.getHeight() + //
				" pixels, the image " + stack.getWidth() + " x " + stack.getHeight() + "; make all planes alike");
		return processor;
	}

	/** What readers throw when a file is gone, or the virtual stack was closed, is theirs to choose; ImageJ's own throw nothing. */
	private ImageProcessor read(final int plane) {
		final String problem = "Cannot read plane " + plane + " of " + image.getTitle() + "; keep a virtual stack open, and its file where it is";
		try {
			requireFile(plane, problem);
			final ImageProcessor processor = stack.getProcessor(plane);
			if (processor == null) throw new UncheckedIOException(problem, new IOException("no pixels"));
			requireFile(plane, problem); // it may have been lost meanwhile
			return processor;
		}
		catch (final RuntimeException e) {
			throw e instanceof UncheckedIOException ? e : new UncheckedIOException(problem, new IOException(e));
		}
	}

	private void requireFile(final int plane, final String problem) {
		final Optional<Path> lost = PlaneFile.of(stack, plane).filter(file -> !Files.isReadable(file));
		if (lost.isPresent()) throw new UncheckedIOException(problem, new NoSuchFileException(lost.get().toString()));
	}

	private Calibration calibration() {
		final ij.measure.Calibration calibration = image.getCalibration();
		final boolean timed = calibration.frameInterval > 0;
		return new Calibration(calibration.pixelWidth, calibration.pixelHeight, calibration.getUnit(), //
			timed ? calibration.frameInterval : Calibration.NONE.frameInterval(), timed ? calibration.getTimeUnit() : Calibration.NONE.timeUnit());
	}
}
