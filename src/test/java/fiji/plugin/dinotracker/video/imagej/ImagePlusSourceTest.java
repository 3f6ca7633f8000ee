package fiji.plugin.dinotracker.video.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.plugin.FolderOpener;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.StackProcessor;

class ImagePlusSourceTest {

	@TempDir
	private Path folder;

	/** 6 x 5 pixels; the value of each plane is its number in the stack, from 1. */
	private static ImagePlus numbered(final int bits, final int channels, final int slices, final int frames) {
		final ImagePlus image = IJ.createHyperStack("cells", 6, 5, channels, slices, frames, bits);
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			image.getStack().getProcessor(plane).set(1, 2, bits == 32 ? Float.floatToIntBits(plane) : plane);
		return image;
	}

	private static float marked(final FrameSource source, final int channel, final int plane, final int frame) {
		return source.pixels(channel, plane, frame)[2 * 6 + 1];
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void hyperstacksOfGreyAreReadByChannelSliceAndFrame(final int bits) {
		final FrameSource source = ImagePlusSource.of(numbered(bits, 2, 3, 4));
		assertThat(List.of(source.width(), source.height(), source.channels(), source.planes(), source.frames())).containsExactly(6, 5, 2, 3, 4);
		assertThat(source.isColour()).isFalse();
		assertThat(source.isEightBit()).isEqualTo(bits == 8);
		assertThat(source.name()).isEqualTo("cells");
		assertThat(marked(source, 1, 2, 3)).isEqualTo(24);
		assertThat(marked(source, 0, 1, 2)).isEqualTo(1 + 2 * (1 + 3 * 2));
	}

	private static ImagePlus openedFrom(final String directory, final String name) {
		final ImagePlus image = numbered(8, 1, 1, 4);
		image.setTitle("cells.tif");
		final FileInfo file = new FileInfo();
		file.directory = directory;
		file.fileName = name;
		file.width = 6;
		file.height = 5;
		file.nImages = 4;
		image.setFileInfo(file);
		image.changes = false;
		return image;
	}

	@Test
	void aStackThatIsAsInItsFileIsSaidToLieThere() {
		assertThat(ImagePlusSource.of(openedFrom("movies/", "cells.tif")).folder()).isEqualTo("movies/");
	}

	@Test
	void aStackThatWasChangedIsNotSaidToLieInItsFile() {
		final ImagePlus cropped = openedFrom("movies/", "cells.tif");
		cropped.setRoi(1, 1, 4, 4);
		cropped.setStack(null, new StackProcessor(cropped.getStack(), cropped.getProcessor()).crop(1, 1, 4, 4)); // as Image > Crop does
		final ImagePlus shortened = openedFrom("movies/", "cells.tif");
		shortened.getStack().deleteLastSlice();
		final ImagePlus calibrated = openedFrom("movies/", "cells.tif");
		calibrated.getCalibration().pixelWidth = 0.5;
		final ImagePlus painted = openedFrom("movies/", "cells.tif");
		painted.changes = true;
		for (final ImagePlus image : List.of(cropped, shortened, calibrated, painted)) {
			assertThat(ImagePlusSource.of(image).folder()).isEmpty();
			assertThat(ImagePlusSource.origin(image)).contains(new File("movies/cells.tif"));
		}
	}

	@Test
	void anImageSequenceIsFromItsFolder() {
		assertThat(ImagePlusSource.origin(openedFrom("movies/", ""))).contains(new File("movies"));
		assertThat(ImagePlusSource.origin(numbered(8, 1, 1, 4))).isEmpty();
	}

	@Test
	void signedNumbersOfSixteenBitsKeepTheirSign() {
		final ImagePlus image = numbered(16, 1, 1, 2);
		image.getCalibration().setSigned16BitCalibration();
		image.getStack().getProcessor(2).set(1, 2, 1 << 15);
		final FrameSource source = ImagePlusSource.of(image);
		assertThat(marked(source, 0, 0, 0)).isEqualTo(1 + Short.MIN_VALUE);
		assertThat(marked(ImagePlusSource.ofLabels(image), 0, 0, 1)).isZero();
	}

	@Test
	void theSlicesOfAPlainStackAreFrames() {
		final FrameSource source = ImagePlusSource.of(numbered(8, 1, 7, 1));
		assertThat(source.frames()).isEqualTo(7);
		assertThat(marked(source, 0, 0, 4)).isEqualTo(5);
	}

	@Test
	void rgbHyperstacksAreInColour() {
		final ImagePlus image = IJ.createHyperStack("cells", 6, 5, 1, 2, 3, 24);
		image.getStack().getProcessor(1 + 1 + 2 * 2).set(1, 2, 0x102030);
		final FrameSource source = ImagePlusSource.of(image);
		assertThat(source.isColour()).isTrue();
		assertThat(source.planes()).isEqualTo(2);
		assertThat(source.frames()).isEqualTo(3);
		assertThat(List.of(marked(source, 0, 1, 2), marked(source, 1, 1, 2), marked(source, 2, 1, 2))).containsExactly(16f, 32f, 48f);
	}

	@Test
	void imagesWithAPaletteAreInColour() {
		final ImagePlus image = numbered(8, 1, 3, 1);
		final byte[] red = new byte[16];
		final byte[] green = new byte[16];
		for (int i = 0; i < 16; i++) {
			red[i] = (byte) (i % 2 * 200);
			green[i] = (byte) (i / 2 % 2 * 200);
		}
		image.getProcessor().setColorModel(new IndexColorModel(8, 16, red, green, new byte[16]));
		image.getStack().setColorModel(image.getProcessor().getColorModel());
		final FrameSource source = ImagePlusSource.of(image);
		assertThat(source.isColour()).isTrue();
		assertThat(List.of(marked(source, 0, 0, 0), marked(source, 1, 0, 0))).containsExactly(200f, 0f);
		assertThat(List.of(marked(source, 0, 0, 1), marked(source, 1, 0, 1))).containsExactly(0f, 200f);
		assertThat(marked(ImagePlusSource.ofLabels(image), 0, 0, 1)).isEqualTo(2);
	}

	@Test
	void ofSeveralChannelsAPaletteIsNoColour() {
		final ImagePlus image = new CompositeImage(numbered(8, 2, 1, 3), CompositeImage.COLOR);
		final byte[] colours = new byte[256];
		new Random(1).nextBytes(colours);
		((CompositeImage) image).setChannelLut(new LUT(colours, colours.clone(), new byte[256]), 1);
		final FrameSource source = ImagePlusSource.of(image);
		assertThat(source.channels()).isEqualTo(2);
		assertThat(List.of(marked(source, 0, 0, 0), marked(source, 1, 0, 0), marked(source, 0, 0, 1))).containsExactly(1f, 2f, 3f);
	}

	@Test
	void theImageMayBeCroppedMeanwhile() {
		final ImagePlus image = numbered(16, 1, 1, 3);
		final FrameSource source = ImagePlusSource.of(image);
		image.setStack(image.getStack().crop(0, 0, 0, 3, 3, 3));
		assertThat(source.pixels(0, 0, 1)).hasSize(source.width() * source.height());
	}

	@Test
	void falseColoursAreReadAsGrey() {
		final ImagePlus image = numbered(8, 1, 3, 1);
		image.setLut(LUT.createLutFromColor(Color.GREEN));
		final FrameSource source = ImagePlusSource.of(image);
		assertThat(source.isColour()).isFalse();
		assertThat(marked(source, 0, 0, 2)).isEqualTo(3);
	}

	@Test
	void pixelsAreLookedAtInPlace() {
		final ImagePlus image = numbered(16, 1, 1, 3);
		final FrameSource source = ImagePlusSource.of(image);
		image.getStack().getProcessor(2).set(1, 2, 77);
		assertThat(marked(source, 0, 0, 1)).isEqualTo(77);
	}

	@Test
	void theFramesOutliveTheirWindow() {
		final ImagePlus image = numbered(16, 1, 1, 3);
		final FrameSource source = ImagePlusSource.of(image);
		image.flush(); // as ImageJ does when it is closed
		assertThat(marked(source, 0, 0, 1)).isEqualTo(2);
	}

	@Test
	void readingLeavesTheImageAsItIs() {
		final ImagePlus image = numbered(16, 2, 3, 4);
		image.setPosition(2, 1, 3);
		image.setRoi(1, 1, 2, 2);
		final FrameSource source = ImagePlusSource.of(image);
		for (int frame = 0; frame < 4; frame++)
			source.pixels(0, 0, frame);
		assertThat(List.of(image.getC(), image.getZ(), image.getT())).containsExactly(2, 1, 3);
		assertThat(image.getRoi().getBounds()).isEqualTo(new Rectangle(1, 1, 2, 2));
		for (int plane = 1; plane <= 24; plane++)
			assertThat(image.getStack().getProcessor(plane).get(1, 2)).isEqualTo(plane);
	}

	@Test
	void virtualStacksAreReadPlaneByPlane() {
		final CountingStack stack = new CountingStack(5);
		final FrameSource source = ImagePlusSource.of(new ImagePlus("virtual", stack));
		stack.read = 0;
		assertThat(marked(source, 0, 0, 3)).isEqualTo(4);
		assertThat(stack.read).isEqualTo(1);
	}

	/** A virtual stack that counts what is read, lacks its fourth plane and has a fifth of another size if it has six. */
	private static class CountingStack extends VirtualStack {

		private int read;

		private CountingStack(final int size) {
			super(6, 5, size);
		}

		@Override
		public ImageProcessor getProcessor(final int plane) {
			read++;
			if (getSize() == 6 && plane == 4) return null;
			final ByteProcessor processor = getSize() == 6 && plane == 5 ? new ByteProcessor(5, 6) : new ByteProcessor(6, 5);
			processor.set(1, 2, plane);
			return processor;
		}
	}

	@Test
	void planesThatCannotBeReadAreNamed() {
		final FrameSource source = ImagePlusSource.of(new ImagePlus("virtual", new CountingStack(6)));
		assertThatThrownBy(() -> source.pixels(0, 0, 3)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("plane 4 of virtual");
		final FrameSource closed = ImagePlusSource.of(new ImagePlus("closed", new CountingStack(6) {

			@Override
			public ImageProcessor getProcessor(final int plane) {
				if (plane == 2) throw new IllegalStateException("the reader is closed");
				return super.getProcessor(plane);
			}
		}));
		assertThatThrownBy(() -> closed.pixels(0, 0, 1)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("plane 2 of closed; keep a virtual stack open");
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 24, 32 })
	void aVirtualTiffThatIsGoneIsMissed(final int bits) throws IOException {
		final Path file = folder.resolve("cells.tif");
		new FileSaver(numbered(bits, 1, 1, 4)).saveAsTiff(file.toString());
		final FrameSource source = ImagePlusSource.of(IJ.openVirtual(file.toString()));
		assertThat(marked(source, 0, 0, 1)).isEqualTo(marked(ImagePlusSource.of(numbered(bits, 1, 1, 4)), 0, 0, 1));
		Files.delete(file);
		assertThatThrownBy(() -> source.pixels(0, 0, 2)).isInstanceOf(UncheckedIOException.class).hasMessage("Cannot read plane 3 of cells.tif; keep a virtual stack open, and its file where it is");
	}

	@Test
	void anImageOfAVirtualSequenceThatIsGoneIsMissed() throws IOException {
		for (int plane = 1; plane <= 4; plane++)
			new FileSaver(new ImagePlus("", numbered(8, 1, 4, 1).getStack().getProcessor(plane))).saveAsPng(folder.resolve("image" + plane + ".png").toString());
		final ImagePlus image = FolderOpener.open(folder.toString(), "virtual");
		assertThat(image.getStack().isVirtual()).isTrue();
		final FrameSource source = ImagePlusSource.of(image);
		Files.delete(folder.resolve("image3.png"));
		assertThat(marked(source, 0, 0, 3)).isEqualTo(4);
		assertThatThrownBy(() -> source.pixels(0, 0, 2)).isInstanceOf(UncheckedIOException.class).hasMessageStartingWith("Cannot read plane 3 of " + image.getTitle());
	}

	/** As those of Bio-Formats, which call their file a folder and their labels names. */
	@Test
	void whatOtherVirtualStacksCallTheirFilesDoesNotMatter() {
		final VirtualStack stack = new VirtualStack(6, 5, null, "cells.czi") {

			@Override
			public ImageProcessor getProcessor(final int plane) {
				return new ByteProcessor(6, 5);
			}
		};
		for (int plane = 1; plane <= 3; plane++)
			stack.addSlice("t:" + plane + "/3");
		assertThat(ImagePlusSource.of(new ImagePlus("cells", stack)).pixels(0, 0, 2)).hasSize(30);
	}

	@Test
	void planesOfAnotherSizeAreRefused() {
		final FrameSource source = ImagePlusSource.of(new ImagePlus("virtual", new CountingStack(6)));
		assertThatIllegalArgumentException().isThrownBy(() -> source.pixels(0, 0, 4)).withMessageStartingWith("Plane 5 of virtual is 5 x 6 pixels, the image 6 x 5");
	}

	@Test
	void theCalibrationIsTakenOver() {
		final ImagePlus image = numbered(8, 1, 1, 3);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.25;
		image.getCalibration().setUnit("mm");
		image.getCalibration().frameInterval = 2;
		image.getCalibration().setTimeUnit("min");
		assertThat(ImagePlusSource.of(image).calibration()).isEqualTo(new Calibration(0.5, 0.25, "mm", 2, "min"));
	}

	@Test
	void anImageWithoutCalibrationIsInPixelsAndFrames() {
		assertThat(ImagePlusSource.of(numbered(8, 1, 1, 3)).calibration()).isEqualTo(Calibration.NONE);
	}

	@Test
	void aSingleImageIsASingleFrame() {
		assertThat(ImagePlusSource.of(new ImagePlus("single", new ByteProcessor(6, 5))).frames()).isEqualTo(1);
	}
}
