package fiji.plugin.dinotracker.video.bioformats;

import static fiji.plugin.dinotracker.video.bioformats.BioFormatsLibrary.call;
import static fiji.plugin.dinotracker.video.bioformats.BioFormatsLibrary.make;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.video.bioformats.BioFormatsLibrary.BioFormatsException;

/**
 * A file that Bio-Formats has opened, see {@link BioFormatsLibrary}.
 * <p>
 * It goes to {@code loci.formats.ImageReader} rather than to {@code loci.plugins.BF}: that needs no ImageJ, and gives one
 * plane at a time, so that what is read is exactly what is asked for. Colours are taken apart into channels, and palettes
 * are applied, by {@code ChannelSeparator} and {@code ChannelFiller}, as Bio-Formats' own importer does.
 * <p>
 * The file stays open while this object is in use; Java closes it when nothing refers to it any more.
 */
final class BioFormatsFile {

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
		final Object metadata = BioFormatsLibrary.callStatic("loci.formats.MetadataTools", "createOMEXMLMetadata");
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
		return Optional.ofNullable(quantity).map(known -> (Number) call(known, "value", BioFormatsLibrary.unit(unit))).map(BioFormatsFile::rounded);
	}

	/** Without the noise that converting a unit adds. */
	private static double rounded(final Number value) {
		return new BigDecimal(value.doubleValue()).round(new MathContext(DIGITS)).doubleValue();
	}

	/** How many planes the metadata describe one by one. */
	int describedPlanes(final int series) {
		return (int) call(metadata, "getPlaneCount", series);
	}
}
