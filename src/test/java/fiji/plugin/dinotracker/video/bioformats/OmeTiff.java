package fiji.plugin.dinotracker.video.bioformats;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

/**
 * An OME-TIFF of 16-bit planes, written by Bio-Formats. A pixel is 0.25 by 0.5 micrometers, a frame 1.5 seconds.
 *
 * @param slices how many z planes
 */
public record OmeTiff(int width, int height, int channels, int slices, int frames, int seriesCount) {

	/** The values of the pixels, from 0 to 65535. */
	@FunctionalInterface
	public interface Values {

		/** @param place where it is: series, channel, z, time, x, y */
		int at(Place place);
	}

	/** Where a pixel is. */
	public record Place(int series, int channel, int z, int time, int x, int y) {}

	/** What the script asks for. */
	@FunctionalInterface
	public interface Planes {

		/** The bytes of a plane, the higher one of a pixel first. */
		byte[] bytes(int series, int channel, int z, int time);
	}

	/**
	 * Two channels, three planes and 12 time points: the second channel of the middle plane has a texture that moves one pixel
	 * to the right a frame, everything else is dark.
	 */
	public static Path movingTexture(final Path file) throws IOException {
		return new OmeTiff(96, 90, 2, 3, 12, 1).write(file, place -> place.channel() == 1 && place.z() == 1 ? texture(place.x() - place.time(), place.y()) : 100);
	}

	private static int texture(final int x, final int y) {
		return (int) (30_000 + 9000 * Math.sin(0.5 * x + 0.02 * x * y) + 9000 * Math.cos(0.4 * y - 0.003 * x * x));
	}

	/** Writes the file. */
	public Path write(final Path file, final Values values) throws IOException {
		write(List.of(file), values);
		return file;
	}

	/** Writes a file of its own for each series; each tells where the others are. */
	void writeApart(final List<Path> files, final Values values) throws IOException {
		write(files, values);
	}

	private void write(final List<Path> files, final Values values) throws IOException {
		final Planes planes = (series, channel, z, time) -> plane(values, new Place(series, channel, z, time, 0, 0));
		try (Reader script = new InputStreamReader(OmeTiff.class.getResourceAsStream("/fiji/plugin/dinotracker/video/write_ome_tiff.groovy"), StandardCharsets.UTF_8)) {
			new ScriptEngineManager().getEngineByName("groovy").eval(script, new SimpleBindings(new HashMap<>(Map.of("files", files.stream().map(Path::toString).toList(), //
				"planes", planes, "width", width, "height", height, "channels", channels, "slices", slices, "frames", frames, "seriesCount", seriesCount))));
		}
		catch (final ScriptException e) {
			throw new IOException(e);
		}
	}

	private byte[] plane(final Values values, final Place origin) {
		final ByteBuffer plane = ByteBuffer.allocate(width * height * Short.BYTES);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				plane.putShort((short) values.at(new Place(origin.series, origin.channel, origin.z, origin.time, x, y)));
		return plane.array();
	}
}
