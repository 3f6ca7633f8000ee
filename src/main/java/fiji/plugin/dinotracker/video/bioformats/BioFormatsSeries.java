package fiji.plugin.dinotracker.video.bioformats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.LazyStack;
import fiji.plugin.dinotracker.video.bioformats.BioFormatsLibrary.BioFormatsException;

/**
 * One series of a file as frames, channels before z before time. Unsigned bytes and shorts stay what they are, all other
 * pixels become floats; transparency is ignored.
 */
final class BioFormatsSeries {

	private static final List<AxisRole> AXES = List.of(AxisRole.X, AxisRole.Y, AxisRole.CHANNEL, AxisRole.Z, AxisRole.TIME);

	private final BioFormatsFile file;
	private final int series;
	private final boolean colour;
	private final FinalDimensions size;

	/** @param series which one, from 0; it must be there */
	BioFormatsSeries(final BioFormatsFile file, final int series) {
		this.file = file;
		this.series = series;
		file.choose(series);
		final int channels = file.number("getSizeC");
		this.colour = file.isColour() && pixelType() == PixelType.UINT8 && (channels == 3 || channels == 4);
		this.size = new FinalDimensions(file.number("getSizeX"), file.number("getSizeY"), colour ? 3 : channels, file.number("getSizeZ"), file.number("getSizeT"));
	}

	/** In the order of Bio-Formats' numbers for them. */
	private enum PixelType {
		INT8, UINT8, INT16, UINT16, INT32, UINT32, FLOAT, DOUBLE, BIT
	}

	private PixelType pixelType() {
		final int number = file.number("getPixelType");
		if (number >= PixelType.values().length) throw new IllegalArgumentException("Complex numbers are no pixels to track; take their absolute values first");
		return PixelType.values()[number];
	}

	/** @param name what messages call it */
	FrameSource frames(final String name) {
		final PixelType type = pixelType();
		return switch (type) {
			case UINT8, BIT -> frames(name, new UnsignedByteType(), plane -> new ByteArray(plane.array()));
			case UINT16 -> frames(name, new UnsignedShortType(), plane -> new ShortArray(shorts(plane)));
			default -> frames(name, new FloatType(), plane -> new FloatArray(floats(plane, type)));
		};
	}

	private <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> FrameSource frames(final String name, final T type,
		final Function<ByteBuffer, A> pixels)
	{
		return new FrameSource(LazyStack.of(type, size, 2, block -> pixels.apply(plane(name, block))), AXES, colour, calibration(), name);
	}

	/** @param block the plane's number with channels before z before time, whatever the order in the file is */
	private ByteBuffer plane(final String name, final int block) {
		final int channels = (int) size.dimension(2);
		final int slices = (int) size.dimension(3);
		try {
			final byte[] bytes = file.plane(file.index(block % channels, block / channels % slices, block / channels / slices));
			return ByteBuffer.wrap(bytes).order(file.is("isLittleEndian") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		}
		catch (final BioFormatsException e) {
			throw new UncheckedIOException("Bio-Formats cannot read all planes of " + name + //
				"; check that its files are still there and whole (" + e.getMessage() + ")", new IOException(e));
		}
	}

	private static short[] shorts(final ByteBuffer plane) {
		final short[] values = new short[plane.capacity() / Short.BYTES];
		plane.asShortBuffer().get(values);
		return values;
	}

	private float[] floats(final ByteBuffer plane, final PixelType type) {
		final float[] values = new float[Math.toIntExact(size.dimension(0) * size.dimension(1))];
		for (int i = 0; i < values.length; i++)
			values[i] = switch (type) {
				case INT8 -> plane.get(i);
				case INT16 -> plane.getShort(i * Short.BYTES);
				case INT32 -> plane.getInt(i * Integer.BYTES);
				case UINT32 -> Integer.toUnsignedLong(plane.getInt(i * Integer.BYTES));
				case FLOAT -> plane.getFloat(i * Float.BYTES);
				case DOUBLE -> (float) plane.getDouble(i * Double.BYTES);
				default -> throw new IllegalArgumentException(type + " is read without conversion");
			};
		return values;
	}

	private Calibration calibration() {
		final Optional<Double> width = file.quantity("getPixelsPhysicalSizeX", "MICROMETER", series);
		final double height = file.quantity("getPixelsPhysicalSizeY", "MICROMETER", series).or(() -> width).orElse(1.0);
		final Optional<Double> interval = frameInterval();
		return new Calibration(width.orElse(1.0), width.isPresent() ? height : 1, width.isPresent() ? "µm" : Calibration.NONE.unit(), //
			interval.orElse(1.0), interval.isPresent() ? "sec" : Calibration.NONE.timeUnit());
	}

	/** In seconds, as the file says, or else from when its first and last plane were taken. */
	private Optional<Double> frameInterval() {
		final int frames = (int) size.dimension(4);
		final Optional<Double> interval = file.quantity("getPixelsTimeIncrement", "SECOND", series).filter(declared -> declared > 0);
		if (interval.isPresent() || frames == 1) return interval;
		return timeOf(frames - 1).flatMap(last -> timeOf(0).map(first -> (last - first) / (frames - 1))).filter(average -> average > 0);
	}

	private Optional<Double> timeOf(final int frame) {
		final int plane = file.index(0, 0, frame);
		return plane < file.describedPlanes(series) ? file.quantity("getPlaneDeltaT", "SECOND", series, plane) : Optional.empty();
	}
}
