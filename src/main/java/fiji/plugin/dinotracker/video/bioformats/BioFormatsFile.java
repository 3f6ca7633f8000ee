package fiji.plugin.dinotracker.video.bioformats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file that Bio-Formats has opened: the one class that reaches Bio-Formats, by reflection only, since its licence is
 * not ours and it need not be there.
 * <p>
 * It goes to {@code loci.formats.ImageReader} rather than to {@code loci.plugins.BF}: that needs no ImageJ, and gives one
 * plane at a time, so that what is read is exactly what is asked for. Colours are taken apart into channels, and palettes
 * are applied, by {@code ChannelSeparator} and {@code ChannelFiller}, as Bio-Formats' own importer does.
 * <p>
 * The file stays open while this object is in use; Java closes it when nothing refers to it any more.
 */
final class BioFormatsFile {

	private static final String READER = "loci.formats.IFormatReader";

	/** Of a quantity. */
	private static final int DIGITS = 12;

	private final Object colours;
	private final Object planes;
	private final Object metadata;

	private BioFormatsFile(final Object colours, final Object planes, final Object metadata) {
		this.colours = colours;
		this.planes = planes;
		this.metadata = metadata;
	}

	/** Whether Bio-Formats is there. */
	static boolean isInstalled() {
		try {
			Class.forName(READER, false, BioFormatsFile.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	/** Whether Bio-Formats has a reader for a file. */
	static boolean knows(final Path path) {
		return (boolean) call(make("loci.formats.ImageReader"), "isThisType", path.toString(), true);
	}

	/** @throws IOException if it cannot be read, with a line that says what to do */
	static BioFormatsFile open(final Path path) throws IOException {
		return open(path, make("loci.formats.ImageReader"));
	}

	/** Opens a file with a given {@code IFormatReader}. */
	static BioFormatsFile open(final Path path, final Object reader) throws IOException {
		final Object metadata = call(null, method("loci.formats.MetadataTools", "createOMEXMLMetadata"));
		final Object colours = make("loci.formats.ChannelFiller", reader);
		final Object planes = make("loci.formats.ChannelSeparator", colours);
		call(planes, "setMetadataStore", metadata);
		try {
			call(planes, "setId", path.toAbsolutePath().toString());
		}
		catch (final BioFormatsException e) {
			throw new IOException("Bio-Formats cannot read " + path + "; check that all its files are there and whole (" + e.getMessage() + ")", e);
		}
		return new BioFormatsFile(colours, planes, metadata);
	}

	/**
	 * The series that a file is part of, in order; all if none names it. Positions of a plate are often in files of their own, any of which opens all.
	 *
	 * @param path the one that was opened
	 */
	List<Integer> seriesOf(final Path path) {
		final Path own = path.toAbsolutePath().normalize();
		final List<Integer> all = IntStream.range(0, number("getSeriesCount")).boxed().toList();
		final List<Integer> of = all.stream().filter(series -> {
			choose(series);
			return Stream.of((String[]) call(planes, "getSeriesUsedFiles")).anyMatch(file -> Path.of(file).toAbsolutePath().normalize().equals(own));
		}).toList();
		return of.isEmpty() ? all : of;
	}

	/** Chooses the series that everything below tells about, from 0. */
	void choose(final int series) {
		call(planes, "setSeries", series);
	}

	/** A whole number that the reader knows, such as {@code getSizeX}. */
	int number(final String getter) {
		return (int) call(planes, getter);
	}

	/** Something that the reader tells or does not, such as {@code isLittleEndian}. */
	boolean is(final String getter) {
		return (boolean) call(planes, getter);
	}

	/** Whether each plane of the file is in colour. */
	boolean isColour() {
		return (boolean) call(colours, "isRGB") && (int) call(colours, "getRGBChannelCount") >= 3;
	}

	/** The number of a plane. */
	int index(final int channel, final int z, final int time) {
		return (int) call(planes, "getIndex", z, channel, time);
	}

	/**
	 * Reads a plane.
	 *
	 * @return its bytes, row by row
	 * @throws BioFormatsException if it cannot be read
	 */
	byte[] plane(final int index) {
		return (byte[]) call(planes, "openBytes", index);
	}

	/**
	 * A quantity among the metadata, in a unit of {@code ome.units.UNITS}; empty if it is not known, or not in such units.
	 *
	 * @param getter such as {@code getPixelsPhysicalSizeX}
	 * @param unit such as {@code MICROMETER}
	 * @param indices of series, plane and so on
	 */
	Optional<Double> quantity(final String getter, final String unit, final Object... indices) {
		final Object quantity = call(metadata, getter, indices);
		return Optional.ofNullable(quantity).map(known -> (Number) call(known, "value", unit(unit))).map(BioFormatsFile::rounded);
	}

	/** Without the noise that converting a unit adds. */
	private static double rounded(final Number value) {
		return new BigDecimal(value.doubleValue()).round(new MathContext(DIGITS)).doubleValue();
	}

	/** How many planes the metadata describe one by one. */
	int describedPlanes(final int series) {
		return (int) call(metadata, "getPlaneCount", series);
	}

	private static Object unit(final String name) {
		try {
			return library("ome.units.UNITS").getField(name).get(null);
		}
		catch (final ReflectiveOperationException e) {
			throw unfit(e);
		}
	}

	private static Class<?> library(final String name) {
		try {
			return Class.forName(name, true, BioFormatsFile.class.getClassLoader());
		}
		catch (final ClassNotFoundException e) {
			throw unfit(e);
		}
	}

	private static Object make(final String className, final Object... readers) {
		try {
			final Class<?>[] types = Arrays.stream(readers).map(reader -> library(READER)).toArray(Class[]::new);
			return library(className).getConstructor(types).newInstance(readers);
		}
		catch (final ReflectiveOperationException e) {
			throw unfit(e);
		}
	}

	private static Object call(final Object target, final String name, final Object... arguments) {
		return call(target, method(target.getClass().getName(), name, arguments), arguments);
	}

	private static Object call(final Object target, final Method method, final Object... arguments) {
		try {
			return method.invoke(target, arguments);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof final VirtualMachineError error) throw error; // memory is short, and the file is not to blame
			throw new BioFormatsException(e.getCause());
		}
		catch (final IllegalAccessException e) {
			throw unfit(e);
		}
	}

	private static Method method(final String className, final String name, final Object... arguments) {
		return Arrays.stream(library(className).getMethods()).filter(method -> method.getName().equals(name) && takes(method, arguments)).findFirst() //
			.orElseThrow(() -> unfit(new NoSuchMethodException(className + "." + name)));
	}

	private static boolean takes(final Method method, final Object... arguments) {
		final Class<?>[] types = method.getParameterTypes();
		if (types.length != arguments.length) return false;
		for (int i = 0; i < types.length; i++)
			if (!boxed(types[i]).isInstance(arguments[i])) return false;
		return true;
	}

	private static Class<?> boxed(final Class<?> type) {
		return type == int.class ? Integer.class : type == boolean.class ? Boolean.class : type;
	}

	private static UncheckedIOException unfit(final ReflectiveOperationException problem) {
		return new UncheckedIOException("This version of Bio-Formats is not one we know; update it", new IOException(problem));
	}

	/** What Bio-Formats threw. */
	static final class BioFormatsException extends RuntimeException {

		private static final long serialVersionUID = 1;

		private BioFormatsException(final Throwable cause) {
			super(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()).lines().findFirst().orElse(""), cause);
		}
	}
}
