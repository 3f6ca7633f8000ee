package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.video.FrameSelection;

import ij.IJ;
import ij.ImagePlus;

class ChosenStackTest {

	private final ImagePlus cells = IJ.createHyperStack("cells", 100, 100, 2, 3, 4, 16);

	@Test
	void theChannelAndPlaneThatAreShownAreTracked() throws IOException {
		cells.setPosition(2, 3, 4);
		final ChosenStack stack = ChosenStack.open(cells, null, "0");
		assertThat(stack.selection()).isEqualTo(new FrameSelection(1, 2, 0, FrameSelection.LAST_FRAME, 1));
		assertThat(stack.currentFrame()).isEqualTo(3);
	}

	@Test
	void aChannelIsNumberedAsImageJDoes() throws IOException {
		assertThat(ChosenStack.open(cells, null, "2").selection().channel()).isEqualTo(1);
		assertThatThrownBy(() -> ChosenStack.open(cells, null, "3")).hasMessage("There is no channel 3 in cells; the last is 2");
	}

	@Test
	void colourIsLookedAtInColour() throws IOException {
		final ImagePlus colour = IJ.createImage("colour", "RGB", 100, 100, 4);
		assertThat(ChosenStack.open(colour, null, "0").selection().channel()).isEqualTo(FrameSelection.AUTOMATIC_CHANNEL);
	}

	@Test
	void slicesServeAsFramesWhereThereIsNoTime() throws IOException {
		final ImagePlus slices = IJ.createImage("slices", "8-bit", 100, 100, 4);
		slices.setSlice(3);
		final ChosenStack stack = ChosenStack.open(slices, null, "0");
		assertThat(stack.source().frames()).isEqualTo(4);
		assertThat(stack.selection().plane()).isZero();
		assertThat(stack.currentFrame()).isEqualTo(2);
	}
}
