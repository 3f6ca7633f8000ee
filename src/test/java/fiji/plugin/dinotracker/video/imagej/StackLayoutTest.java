package fiji.plugin.dinotracker.video.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import fiji.plugin.dinotracker.video.FrameSelection;

class StackLayoutTest {

	@Test
	void findsTheFrameOfEveryImageAsImageJDoes() {
		final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 4, 4, 2, 3, 5, 8);
		final StackLayout layout = StackLayout.of(hyperstack);
		for (int image = 1; image <= hyperstack.getStackSize(); image++)
			assertThat(layout.frameOf(image)).isEqualTo(hyperstack.convertIndexToPosition(image)[2] - 1);
	}

	@Test
	void findsTheFirstImageOfAFrame() {
		final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 4, 4, 2, 3, 5, 8);
		assertThat(StackLayout.of(hyperstack).imageOf(4)).isEqualTo(hyperstack.getStackIndex(1, 1, 5));
		assertThat(StackLayout.of(IJ.createHyperStack("z", 4, 4, 2, 3, 1, 8)).imageOf(2)).isEqualTo(5);
		assertThat(StackLayout.PLAIN.imageOf(6)).isEqualTo(7);
	}

	@Test
	void findsTheImageThatIsTrackedOfAFrame() {
		final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 4, 4, 2, 3, 5, 8);
		final StackLayout layout = StackLayout.of(hyperstack).lookedAt(new FrameSelection(1, 2, 0, 4, 1));
		assertThat(layout.imageOf(4)).isEqualTo(hyperstack.getStackIndex(2, 3, 5));
		assertThat(layout.frameOf(layout.imageOf(4))).isEqualTo(4);
		assertThat(StackLayout.of(hyperstack).lookedAt(new FrameSelection(FrameSelection.AUTOMATIC_CHANNEL, FrameSelection.MAXIMUM_PROJECTION, 0, 4, 1)).imageOf(4)) //
			.isEqualTo(hyperstack.getStackIndex(1, 1, 5));
		assertThat(StackLayout.of(IJ.createHyperStack("z", 4, 4, 2, 3, 1, 8)).lookedAt(new FrameSelection(1, 0, 0, 2, 1)).imageOf(2)).isEqualTo(6);
		assertThat(StackLayout.PLAIN.lookedAt(new FrameSelection(1, 2, 0, 4, 1)).imageOf(6)).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource({ "8-bit, 2, 3, 5", "16-bit, 2, 5, 1", "8-bit, 1, 1, 5", "RGB, 1, 3, 5", "RGB, 1, 5, 1" })
	void ofASourceIsThatOfItsStack(final String type, final int channels, final int slices, final int frames) {
		final ImagePlus stack = IJ.createImage("stack", type, 4, 4, channels * slices * frames);
		stack.setDimensions(channels, slices, frames);
		assertThat(StackLayout.of(ImagePlusSource.of(stack))).isEqualTo(StackLayout.of(stack));
	}

	@Test
	void takesSlicesForFramesOnlyWhereThereIsOneTime() {
		assertThat(new StackLayout(1, 10, 1).alongZ()).isTrue();
		assertThat(new StackLayout(1, 10, 2).alongZ()).isFalse();
		assertThat(new StackLayout(3, 1, 1).alongZ()).isFalse();
		assertThat(StackLayout.PLAIN.frameOf(7)).isEqualTo(6);
	}
}
