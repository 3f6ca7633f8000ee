package fiji.plugin.dinotracker.video.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.MaskReader;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.video.VideoLoader;
import fiji.plugin.dinotracker.video.VideoReaders;

import ij.IJ;
import ij.ImagePlus;

@NeedsBioFormats
class BioFormatsReaderTest {

	private static final int CHANNELS = 2;
	private static final int SLICES = 3;
	private static final int FRAMES = 12;

	@TempDir
	private static Path folder;
	private static Path stack;
	private static Path twoSeries;

	@BeforeAll
	static void write() throws IOException {
		stack = new OmeTiff(96, 90, CHANNELS, SLICES, FRAMES, 1).write(folder.resolve("stack.ome.tif"), BioFormatsReaderTest::value);
		twoSeries = new OmeTiff(20, 10, 1, 1, 4, 2).write(folder.resolve("two.ome.tif"), BioFormatsReaderTest::value);
	}

	/** Tells where it is, and is above what fits into 15 bits. */
	private static int value(final OmeTiff.Place place) {
		return 40_000 + 10_000 * place.series() + 1000 * place.channel() + 100 * place.z() + place.time() + 20 * (place.x() % 4);
	}

	@Test
	void channelsPlanesAndFramesOfAnOmeTiffAreWhereTheyBelong() throws IOException {
		final FrameSource source = VideoReaders.open(stack);
		assertThat(List.of(source.width(), source.height(), source.channels(), source.planes(), source.frames())).containsExactly(96, 90, CHANNELS, SLICES, FRAMES);
		for (int channel = 0; channel < CHANNELS; channel++)
			for (int z = 0; z < SLICES; z++)
				for (int time = 0; time < FRAMES; time++)
					assertThat(source.pixels(channel, z, time)).startsWith(40_000 + 1000 * channel + 100 * z + time, 40_020 + 1000 * channel + 100 * z + time);
	}

	/** Without Black background, ImageJ shows the objects of a mask in black, and Bio-Formats takes what is shown for what is meant. */
	@Test
	void masksOfImageJAreWhatTheyAreInImageJ() throws IOException {
		final Path file = folder.resolve("mask.tif");
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", 20, 10, 3);
		for (int frame = 1; frame <= 3; frame++)
			mask.getStack().getProcessor(frame).set(3, 2, 255);
		mask.getProcessor().invertLut();
		mask.getStack().setColorModel(mask.getProcessor().getColorModel());
		IJ.saveAsTiff(mask, file.toString());
		assertThat(new BioFormatsReader().reads(file)).isFalse();
		assertThat(MaskReader.foreground(VideoReaders.open(file), 1).cardinality()).isEqualTo(1);
	}

	@Test
	void ofPositionsInFilesOfTheirOwnTheOneThatIsGivenIsRead() throws IOException {
		final List<Path> positions = List.of(folder.resolve("position0.ome.tif"), folder.resolve("position1.ome.tif"));
		new OmeTiff(20, 10, 1, 1, 4, 2).writeApart(positions, BioFormatsReaderTest::value);
		assertThat(VideoReaders.open(positions.get(0)).pixels(0, 0, 3)).startsWith(40_003);
		assertThat(VideoReaders.open(positions.get(1)).pixels(0, 0, 3)).startsWith(50_003);
		assertThatIllegalArgumentException().isThrownBy(() -> VideoReaders.open(positions.get(1), 1, Progress.NONE)).withMessageContaining("it has one only, leave series out");
	}

	@Test
	void theSizeOfAPixelAndTheFrameIntervalAreTakenOver() throws IOException {
		assertThat(VideoReaders.open(stack).calibration()).isEqualTo(new Calibration(0.25, 0.5, "µm", 1.5, "sec"));
	}

	@Test
	void theMaximumProjectionLooksThroughAllPlanes() throws IOException {
		final FrameSelection projection = new FrameSelection(1, FrameSelection.MAXIMUM_PROJECTION, 0, FrameSelection.LAST_FRAME, 1);
		assertThat(projection.pixels(VideoReaders.open(stack), 1, 7)).startsWith(41_207);
	}

	@Test
	void onlyThePlanesThatAreTrackedAreRead() throws Exception {
		final Set<Integer> opened = new TreeSet<>();
		final BioFormatsFile file = BioFormatsFile.open(stack, counting(opened));
		final FrameSource source = new BioFormatsSeries(file, 0).frames("stack");
		assertThat(opened).isEmpty();
		final FrameSelection selection = new FrameSelection(1, 2, 3, 9, 3);
		try (Video video = new VideoLoader(source, selection, 84).load(Progress.NONE)) {
			assertThat(video.size()).isEqualTo(3);
		}
		assertThat(opened).containsExactly(file.index(1, 2, 3), file.index(1, 2, 6), file.index(1, 2, 9));
	}

	/** Bio-Formats' reader, with a note of each plane that it is asked for. */
	private static Object counting(final Set<Integer> opened) throws ReflectiveOperationException {
		final Object reader = Class.forName("loci.formats.ImageReader").getConstructor().newInstance();
		return Proxy.newProxyInstance(reader.getClass().getClassLoader(), new Class<?>[] { Class.forName("loci.formats.IFormatReader") }, (proxy, method, arguments) -> {
			if (method.getName().equals("openBytes")) opened.add((Integer) arguments[0]);
			try {
				return method.invoke(reader, arguments);
			}
			catch (final InvocationTargetException e) {
				throw e.getCause();
			}
		});
	}

	@Test
	void eachSeriesIsAStackOfItsOwn() throws IOException {
		assertThat(VideoReaders.open(twoSeries, 0, Progress.NONE).pixels(0, 0, 3)).startsWith(40_003);
		assertThat(VideoReaders.open(twoSeries, 1, Progress.NONE).pixels(0, 0, 3)).startsWith(50_003);
		assertThat(VideoReaders.open(twoSeries).pixels(0, 0, 3)).startsWith(40_003);
		assertThat(List.of(VideoReaders.open(twoSeries).series(), VideoReaders.open(stack).series())).containsExactly(2, 1);
		assertThatIllegalArgumentException().isThrownBy(() -> VideoReaders.open(twoSeries, 2, Progress.NONE)).withMessageEndingWith("it has 2, choose one of them");
		assertThatIllegalArgumentException().isThrownBy(() -> VideoReaders.open(stack, 1, Progress.NONE)).withMessageEndingWith("it has one only, leave series out");
	}

	private static FrameSource fake(final String name) throws IOException {
		return VideoReaders.open(Files.writeString(folder.resolve(name + ".fake"), ""));
	}

	@Test
	void bioFormatsOwnFakeImagesAreRead() throws IOException {
		final FrameSource source = fake("cells&sizeX=40&sizeY=30&sizeC=2&sizeZ=3&sizeT=5&pixelType=int16&physicalSizeX=2nm");
		assertThat(List.of(source.width(), source.height(), source.channels(), source.planes(), source.frames())).containsExactly(40, 30, 2, 3, 5);
		assertThat(source.pixels(1, 2, 4)).hasSize(1200);
		assertThat(source.calibration().pixelWidth()).isEqualTo(0.002);
	}

	/** The fake image shows a ramp from the least value on, below a few boxes. */
	@ParameterizedTest
	@CsvSource({ "int8, -128", "uint8, 0", "int16, -32768", "uint16, 0", "int32, -2147483648", "uint32, 0", "float, 0", "double, 0" })
	void everyTypeOfPixelIsRead(final String type, final float least) throws IOException {
		for (final boolean little : new boolean[] { true, false }) {
			final float[] pixels = fake("ramp&sizeX=60&sizeY=80&sizeT=3&pixelType=" + type + "&little=" + little + "&scaleFactor=1").pixels(0, 0, 2);
			assertThat(Arrays.copyOfRange(pixels, 60 * 70 + 20, 60 * 70 + 23)).containsExactly(least + 20, least + 21, least + 22);
		}
	}

	@Test
	void coloursBecomeRedGreenAndBlue() throws IOException {
		final FrameSource source = fake("colour&sizeX=40&sizeY=30&sizeC=3&rgb=3&sizeT=4");
		assertThat(source.isColour()).isTrue();
		assertThat(source.frames()).isEqualTo(4);
	}

	@Test
	void aTiffOfImageJIsReadAsImageJDoes() throws IOException {
		final ImagePlus image = IJ.createHyperStack("cells", 16, 12, 2, 3, 4, 16);
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			image.getStack().getProcessor(plane).set(1000 * plane);
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("micron");
		image.getCalibration().frameInterval = 3;
		IJ.saveAsTiff(image, folder.resolve("imagej.tif").toString());
		final FrameSource source = VideoReaders.open(folder.resolve("imagej.tif"));
		assertThat(List.of(source.channels(), source.planes(), source.frames())).containsExactly(2, 3, 4);
		assertThat(source.pixels(1, 2, 3)).containsOnly(24_000);
		assertThat(source.calibration()).isEqualTo(new Calibration(0.5, 0.5, "micron", 3, "sec"));
	}

	@Test
	void aDamagedFileIsRefusedInALine() throws IOException {
		final Path file = Files.writeString(folder.resolve("damaged.tif"), "these are not pixels");
		assertThatThrownBy(() -> VideoReaders.open(file)).isInstanceOf(IOException.class) //
			.hasMessageStartingWith("Bio-Formats cannot read " + file + "; check that").message().doesNotContain("\n");
	}
}
