package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import fiji.plugin.dinotracker.progress.Progress;

class ImageFolderReaderTest {

	private static final int PHOTOMETRIC_INTERPRETATION = 262;

	@TempDir
	private Path folder;

	private void write(final String name, final int width, final int height, final int type, final double... blueGreenRed) {
		final Scalar value = new Scalar(4);
		value.put(blueGreenRed);
		try (Mat image = new Mat(height, width, type, value)) {
			assertThat(imwrite(folder.resolve(name).toString(), image)).isTrue();
		}
	}

	private FrameSource read() throws IOException {
		return new ImageFolderReader().read(folder, 0, Progress.NONE);
	}

	@Test
	void foldersAreReadAndFilesAreNot() throws IOException {
		assertThat(new ImageFolderReader().reads(folder)).isTrue();
		assertThat(new ImageFolderReader().reads(Files.createFile(folder.resolve("file.png")))).isFalse();
	}

	@Test
	void framesComeInNaturalOrder() throws IOException {
		write("frame10.png", 5, 4, CV_8UC1, 30);
		write("frame9.PNG", 5, 4, CV_8UC1, 20);
		write("frame1.png", 5, 4, CV_8UC1, 10);
		final FrameSource source = read();
		assertThat(source.name()).isEqualTo(folder.getFileName().toString());
		assertThat(source.frames()).isEqualTo(3);
		assertThat(source.width()).isEqualTo(5);
		assertThat(source.height()).isEqualTo(4);
		assertThat(source.isColour()).isFalse();
		assertThat(source.pixels(0, 0, 0)).containsOnly(10);
		assertThat(source.pixels(0, 0, 1)).containsOnly(20);
		assertThat(source.pixels(0, 0, 2)).containsOnly(30);
	}

	@Test
	void aFileOfSeveralImagesIsNoFrame() {
		IJ.saveAsTiff(IJ.createImage("planes", "8-bit ramp", 5, 4, 3), folder.resolve("t1.tif").toString());
		assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageEndingWith("t1.tif holds 3 images, and in a folder each file is one frame; " + //
			"join them to one stack in Fiji, or track them by themselves, with batch");
	}

	@Test
	void colourIsRedGreenBlue() throws IOException {
		write("0.png", 5, 4, CV_8UC3, 10, 20, 30);
		final FrameSource source = read();
		assertThat(source.isColour()).isTrue();
		assertThat(source.isEightBit()).isTrue();
		assertThat(source.pixels(0, 0, 0)).containsOnly(30);
		assertThat(source.pixels(1, 0, 0)).containsOnly(20);
		assertThat(source.pixels(2, 0, 0)).containsOnly(10);
	}

	@Test
	void transparencyIsIgnored() throws IOException {
		write("0.png", 5, 4, CV_8UC4, 10, 20, 30, 128);
		assertThat(read().channels()).isEqualTo(3);
		assertThat(read().pixels(0, 0, 0)).containsOnly(30);
	}

	@Test
	void sixteenBitsKeepTheirRange() throws IOException {
		write("0.png", 5, 4, CV_16UC1, 40000);
		write("1.tif", 5, 4, CV_16UC1, 60000);
		final FrameSource source = read();
		assertThat(source.isEightBit()).isFalse();
		assertThat(source.pixels(0, 0, 0)).containsOnly(40000);
		assertThat(source.pixels(0, 0, 1)).containsOnly(60000);
	}

	@Test
	void floatsKeepTheirValues() throws IOException {
		write("0.tif", 5, 4, CV_32FC1, -0.25);
		assertThat(read().pixels(0, 0, 0)).containsOnly(-0.25f);
	}

	@Test
	void valuesThatAreShownInvertedAreKept() throws IOException {
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", 5, 4, 1);
		mask.getProcessor().set(2, 1, 255);
		final String plain = folder.resolve("0.tif").toString();
		IJ.saveAsTiff(mask, plain);
		makeWhiteZero(folder.resolve("0.tif"));
		assertThat(IJ.openImage(plain).isInvertedLut()).isTrue();
		assertThat(read().pixels(0, 0, 0)).containsOnlyOnce(255).containsOnly(0, 255);
		mask.getProcessor().invertLut();
		IJ.saveAsTiff(mask, plain); // with a table
		assertThat(IJ.openImage(plain).isInvertedLut()).isTrue();
		assertThat(read().pixels(0, 0, 0)).containsOnlyOnce(255).containsOnly(0, 255);
	}

	/** Changes a word in the header of a TIFF file. */
	private static void makeWhiteZero(final Path tiff) throws IOException {
		final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(tiff));
		file.order(file.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int directory = file.getInt(4);
		for (int entry = directory + 2; entry < directory + 2 + 12 * file.getShort(directory); entry += 12)
			if (file.getShort(entry) == PHOTOMETRIC_INTERPRETATION) file.putShort(entry + 8, (short) 0);
		Files.write(tiff, file.array());
	}

	@Test
	void aMaskThatIsCutShortIsRefused() throws IOException {
		final ImagePlus mask = IJ.createImage("mask", "8-bit white", 5, 4, 1);
		mask.getProcessor().invertLut();
		IJ.saveAsTiff(mask, folder.resolve("0.tif").toString());
		final byte[] file = Files.readAllBytes(folder.resolve("0.tif"));
		Files.write(folder.resolve("0.tif"), Arrays.copyOf(file, file.length - 8));
		assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("0.tif; it is damaged");
	}

	@Test
	void otherFilesAreIgnored() throws IOException {
		write("0.jpg", 5, 4, CV_8UC1, 10);
		Files.writeString(folder.resolve("notes.txt"), "no image");
		Files.writeString(folder.resolve("._0.jpg"), "what macOS leaves on foreign disks");
		assertThat(read().frames()).isEqualTo(1);
	}

	@Test
	void aFolderWithoutImagesIsRefused() {
		assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("choose the folder that holds the frames");
	}

	@Test
	void framesOfAnotherSizeAreRefused() throws IOException {
		write("0.png", 5, 4, CV_8UC1, 10);
		write("1.png", 4, 5, CV_8UC1, 10);
		final FrameSource source = read();
		assertThatIllegalArgumentException().isThrownBy(() -> source.pixels(0, 0, 1)) //
			.withMessageEndingWith("1.png is 4 x 5 pixels in 8 bits grey, the first frame 5 x 4 pixels in 8 bits grey; make all frames alike");
	}

	@Test
	void framesOfAnotherKindAreRefused() throws IOException {
		write("0.png", 5, 4, CV_8UC1, 10);
		write("1.png", 5, 4, CV_8UC3, 10, 10, 10);
		final FrameSource source = read();
		assertThatIllegalArgumentException().isThrownBy(() -> source.pixels(0, 0, 1)).withMessageContaining("RGB");
	}

	@Test
	void damagedImagesAreRefused() throws IOException {
		Files.writeString(folder.resolve("0.png"), "no image");
		assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("0.png; it is damaged");
		Files.write(folder.resolve("0.png"), new byte[0]);
		assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("0.png; it is damaged");
	}

	@Test
	void imagesAreDecodedWhenTheyAreLookedAt() throws IOException {
		write("0.png", 5, 4, CV_8UC1, 10);
		write("1.png", 5, 4, CV_8UC1, 10);
		final FrameSource source = read();
		Files.writeString(folder.resolve("1.png"), "damaged meanwhile");
		assertThat(source.pixels(0, 0, 0)).containsOnly(10);
		assertThatThrownBy(() -> source.pixels(0, 0, 1)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("1.png; it is damaged");
	}
}
