package fiji.plugin.dinotracker.video;

import static fiji.plugin.dinotracker.video.FrameSelection.AUTOMATIC_CHANNEL;
import static fiji.plugin.dinotracker.video.FrameSelection.LAST_FRAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.IJ;
import ij.ImagePlus;

class MaskReaderTest {

	private final FrameSource video = TestStacks.bytes(140, 280, 6, (x, y, frame) -> 0);
	private final VideoGeometry geometry = new VideoGeometry(140, 280, 70, 140, VideoGeometry.PATCH, VideoGeometry.STRIDE);

	private List<BitSet> read(final FrameSource mask, final FrameSelection selection) {
		return new MaskReader(video, selection, geometry).read(mask);
	}

	/** At half the size the centre of working pixel x lies between the pixels 2x and 2x + 1, and ties go up. */
	@Test
	void eachWorkingPixelTakesTheNearestPixel() {
		final List<BitSet> masks = read(TestStacks.bytes(140, 280, 6, (x, y, frame) -> x == 21 && y == 51 ? 255 : 0), FrameSelection.ALL);
		assertThat(masks).hasSize(6);
		assertThat(masks.get(3).stream()).containsExactly(25 * 70 + 10);
	}

	@Test
	void aSmallMaskGrowsWithTheVideo() {
		final FrameSource small = TestStacks.bytes(7, 7, 2, (x, y, frame) -> x == 0 && y == 6 ? 1 : 0);
		final BitSet mask = new MaskReader(small, FrameSelection.ALL, new VideoGeometry(7, 7, 70, 70, VideoGeometry.PATCH, VideoGeometry.STRIDE)).read(small).get(0);
		assertThat(mask.cardinality()).isEqualTo(100);
		assertThat(mask.get(69 * 70)).isTrue();
		assertThat(mask.get(60 * 70 + 9)).isTrue();
	}

	@Test
	void theMaskFollowsTheSelectionOfFrames() {
		final FrameSource mask = TestStacks.bytes(140, 280, 6, (x, y, frame) -> y == 2 * frame + 1 ? 1 : 0);
		final List<BitSet> masks = read(mask, new FrameSelection(AUTOMATIC_CHANNEL, 0, 1, LAST_FRAME, 3));
		assertThat(masks).hasSize(2);
		assertThat(masks.get(0).nextSetBit(0)).isEqualTo(70);
		assertThat(masks.get(1).nextSetBit(0)).isEqualTo(4 * 70);
		assertThat(masks.get(1).cardinality()).isEqualTo(70);
	}

	@Test
	void aMaskWithoutForegroundOrWithoutBackgroundIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(TestStacks.bytes(140, 280, 6, (x, y, frame) -> 0), FrameSelection.ALL)).withMessageContaining("marks no pixel");
		assertThatIllegalArgumentException().isThrownBy(() -> read(TestStacks.bytes(140, 280, 1, (x, y, frame) -> 7), FrameSelection.ALL)).withMessageContaining("must be black");
	}

	@Test
	void aSingleMaskHoldsForAllFrames() {
		final List<BitSet> masks = read(TestStacks.bytes(140, 280, 1, (x, y, frame) -> x < 70 ? 255 : 0), FrameSelection.ALL);
		assertThat(masks).hasSize(6);
		assertThat(masks).allSatisfy(mask -> assertThat(mask.cardinality()).isEqualTo(35 * 140));
	}

	@Test
	void anyChannelOfAColourMaskCounts() {
		assertThat(MaskReader.foreground(TestStacks.evenColour(70, 70, 0, 0, 1), 1).cardinality()).isEqualTo(70 * 70);
		assertThat(MaskReader.foreground(TestStacks.evenColour(70, 70, 0, 0, 0), 1).isEmpty()).isTrue();
	}

	@Test
	void whatIsNotANumberIsBackground() {
		final FrameSource mask = TestStacks.floats(140, 280, 1, (x, y, frame) -> x == 3 && y == 4 ? 1 : Double.NaN);
		assertThat(MaskReader.foreground(mask, 0).stream()).containsExactly(4 * 140 + 3);
	}

	@Test
	void aMaskOfEachPlaneIsReadOnThePlaneThatIsTracked() {
		final ImagePlus planes = IJ.createHyperStack("planes", 70, 70, 1, 3, 2, 8);
		planes.getStack().getProcessor(planes.getStackIndex(1, 2, 1)).set(5, 6, 255);
		planes.getStack().getProcessor(planes.getStackIndex(1, 3, 1)).set(7, 8, 255);
		final FrameSource source = ImagePlusSource.of(planes);
		final VideoGeometry same = TestGeometry.unscaled(70, 70);
		assertThat(new MaskReader(source, new FrameSelection(AUTOMATIC_CHANNEL, 1, 0, LAST_FRAME, 1), same).read(source).get(0).stream()).containsExactly(6 * 70 + 5);
		assertThat(new MaskReader(source, new FrameSelection(AUTOMATIC_CHANNEL, FrameSelection.MAXIMUM_PROJECTION, 0, LAST_FRAME, 1), same).read(source).get(0).stream()) //
			.containsExactly(6 * 70 + 5, 8 * 70 + 7);
		assertThatIllegalArgumentException().isThrownBy(() -> MaskReader.requireFit(TestStacks.bytes(70, 70, 2, (x, y, frame) -> 1), source)).withMessageContaining("has 3 z planes");
	}

	@Test
	void aMaskOfAnotherSizeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(TestStacks.bytes(70, 140, 6, (x, y, frame) -> 1), FrameSelection.ALL)) //
			.withMessage("Mask stack is 70 x 140 pixels, stack 140 x 280; draw it on the frames' own size");
	}

	@Test
	void aMaskWithAnotherNumberOfFramesIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(TestStacks.bytes(140, 280, 3, (x, y, frame) -> 1), FrameSelection.ALL)) //
			.withMessageStartingWith("Mask stack has 3 frames, stack 6");
	}
}
