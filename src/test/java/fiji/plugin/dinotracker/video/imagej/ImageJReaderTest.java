package fiji.plugin.dinotracker.video.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;
import ij.plugin.filter.AVI_Writer;

class ImageJReaderTest {

	@TempDir
	private Path folder;

	private final ImageJReader reader = new ImageJReader();

	/** Each plane is even, its value ten times its number in the stack, from 1. */
	private static ImagePlus numbered(final int channels, final int slices, final int frames, final int bits) {
		final ImagePlus image = IJ.createHyperStack("cells", 16, 12, channels, slices, frames, bits);
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			image.getStack().getProcessor(plane).set(10 * plane);
		return image;
	}

	private Path saved(final ImagePlus image, final String name) {
		final Path file = folder.resolve(name);
		assertThat(new FileSaver(image).saveAsTiff(file.toString())).isTrue();
		return file;
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16 })
	void tiffHyperstacksAreReadWithTheirCalibration(final int bits) throws IOException {
		final ImagePlus image = numbered(2, 3, 4, bits);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().setUnit("mm");
		image.getCalibration().frameInterval = 3;
		final Path file = saved(image, "cells.tif");
		assertThat(reader.reads(file)).isTrue();
		final FrameSource source = reader.read(file, 0, Progress.NONE);
		assertThat(List.of(source.channels(), source.planes(), source.frames())).containsExactly(2, 3, 4);
		assertThat(source.pixels(1, 2, 3)).hasSize(16 * 12).containsOnly(240);
		assertThat(source.calibration()).isEqualTo(new Calibration(0.5, 0.5, "mm", 3, "sec"));
		assertThat(source.name()).isEqualTo("cells.tif");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cells.stk", "cells.TIF", "cells" })
	void aTiffOfAnotherNameIsRead(final String name) throws IOException {
		final Path file = Files.move(saved(numbered(1, 1, 4, 8), "cells.tif"), folder.resolve(name));
		assertThat(reader.reads(file)).isTrue();
		assertThat(reader.read(file, 0, Progress.NONE).pixels(0, 0, 3)).containsOnly(40);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void aTiffThatWasNotCopiedWholeIsRefused(final int bits) throws IOException {
		final Path file = saved(IJ.createImage("cells", bits == 24 ? "RGB" : bits + "-bit", 16, 12, 5), "cells.tif");
		assertThat(reader.read(file, 0, Progress.NONE).frames()).isEqualTo(5);
		final byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length / 2));
		assertThatThrownBy(() -> reader.read(file, 0, Progress.NONE)).isInstanceOf(IOException.class).hasMessage("Cannot read " + file + "; it ends before its last image does; copy it anew");
	}

	private Path ome(final int channels, final int planes) throws IOException {
		final ImagePlus image = numbered(1, 1, 4, 8);
		final FileInfo info = image.getFileInfo();
		info.description = String.format("<?xml version=\"1.0\"?><OME><Image><Pixels SizeC=\"%d\" SizeT=\"4\" SizeX=\"16\" SizeY=\"12\" SizeZ=\"%d\"/></Image></OME>", channels, planes);
		info.nImages = 4;
		info.pixels = image.getStack().getImageArray();
		final Path file = folder.resolve(channels + "-" + planes + ".ome.tif");
		try (DataOutputStream stream = new DataOutputStream(Files.newOutputStream(file))) {
			new TiffEncoder(info).write(stream);
		}
		return file;
	}

	/** ImageJ would take channels and planes of an OME-TIFF for frames. */
	@Test
	void omeTiffsOfSeveralPlanesAreLeftToBioFormats() throws IOException {
		assertThat(reader.read(ome(1, 1), 0, Progress.NONE).frames()).isEqualTo(4);
		for (final Path file : List.of(ome(2, 1), ome(1, 10), ome(3, 10)))
			assertThatThrownBy(() -> reader.read(file, 0, Progress.NONE)).isInstanceOf(IOException.class).hasMessageContaining("needs Bio-Formats");
	}

	@Test
	void rgbTiffStacksAreInColour() throws IOException {
		final ImagePlus image = IJ.createHyperStack("cells", 16, 12, 1, 1, 3, 24);
		Arrays.fill((int[]) image.getStack().getPixels(2), 0xff0a141e);
		final FrameSource source = reader.read(saved(image, "colour.tif"), 0, Progress.NONE);
		assertThat(source.isColour()).isTrue();
		assertThat(source.frames()).isEqualTo(3);
		assertThat(source.pixels(2, 0, 1)).containsOnly(0x1e);
	}

	@Test
	void aviFilesAreReadWithTheirFrameRate() throws IOException {
		final ImagePlus image = numbered(1, 1, 5, 8);
		image.getCalibration().fps = 20;
		final Path file = folder.resolve("cells.avi");
		new AVI_Writer().writeImage(image, file.toString(), AVI_Writer.NO_COMPRESSION, 0);
		assertThat(reader.reads(file)).isTrue();
		final FrameSource source = reader.read(file, 0, Progress.NONE);
		assertThat(source.frames()).isEqualTo(5);
		assertThat(source.pixels(0, 0, 4)).containsOnly(50);
		assertThat(source.calibration().frameInterval()).isEqualTo(0.05);
		assertThat(source.calibration().timeUnit()).isEqualTo("sec");
	}

	@Test
	void aSinglePngIsASingleFrame() throws IOException {
		final Path file = folder.resolve("single.png");
		new FileSaver(numbered(1, 1, 1, 8)).saveAsPng(file.toString());
		assertThat(reader.reads(file)).isTrue();
		final FrameSource source = reader.read(file, 0, Progress.NONE);
		assertThat(source.frames()).isEqualTo(1);
		assertThat(source.pixels(0, 0, 0)).containsOnly(10);
	}

	@Test
	void textIsNotRead() throws IOException {
		assertThat(reader.reads(Files.writeString(folder.resolve("notes.txt"), "no image"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "damaged.tif", "damaged.avi", "damaged.png" })
	void damagedFilesAreRefused(final String name) throws IOException {
		final String magic = name.endsWith("tif") ? "II*\0" : name.endsWith("png") ? "\u0089PNG" : "RIFF";
		final Path file = Files.write(folder.resolve(name), (magic + "\0\0\0\0 and then nothing that makes sense").getBytes(StandardCharsets.ISO_8859_1));
		assertThat(reader.reads(file)).isTrue();
		assertThatThrownBy(() -> reader.read(file, 0, Progress.NONE)).isInstanceOf(IOException.class).hasMessageContaining(name + "; convert it to").message().doesNotContain("\n");
	}
}
