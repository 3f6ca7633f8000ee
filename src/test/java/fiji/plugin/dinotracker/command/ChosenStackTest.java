package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;

import ij.IJ;
import ij.ImagePlus;

class ChosenStackTest {

	private static final ChosenPart AS_SHOWN = channel("0");

	private final ImagePlus cells = IJ.createHyperStack("cells", 100, 100, 2, 3, 4, 16);

	private static ChosenPart channel(final String number) {
		return new ChosenPart(number, "0", "1", "0", "1");
	}

	@Test
	void theChannelAndPlaneThatAreShownAreTracked() throws IOException {
		cells.setPosition(2, 3, 4);
		final ChosenStack stack = ChosenStack.open(cells, null, "1", AS_SHOWN, Progress.NONE);
		assertThat(stack.selection()).isEqualTo(new FrameSelection(1, 2, 0, FrameSelection.LAST_FRAME, 1));
		assertThat(stack.currentFrame()).isEqualTo(3);
	}

	@Test
	void gridsAreOnTheFrameThatIsShownOnlyIfItIsTracked() throws IOException {
		cells.setPosition(1, 1, 4);
		assertThat(ChosenStack.open(cells, null, "1", new ChosenPart("0", "0", "2", "3", "1"), Progress.NONE).currentFrame()).isEqualTo(1);
	}

	@Test
	void aStackThatWasClosedIsShownAnew() throws IOException {
		final ChosenStack stack = ChosenStack.open(cells, null, "1", AS_SHOWN, Progress.NONE);
		assertThat(stack.toShow()).isSameAs(cells);
		cells.flush();
		assertThat(stack.toShow().getNFrames()).isEqualTo(4);
	}

	@Test
	void aChannelIsNumberedAsImageJDoes() throws IOException {
		assertThat(ChosenStack.open(cells, null, "1", channel("2"), Progress.NONE).selection().channel()).isEqualTo(1);
		assertThatThrownBy(() -> ChosenStack.open(cells, null, "1", channel("3"), Progress.NONE)).hasMessage("There is no channel 3 in cells; the last is 2");
	}

	@Test
	void colourIsLookedAtInColour() throws IOException {
		final ImagePlus colour = IJ.createImage("colour", "RGB", 100, 100, 4);
		assertThat(ChosenStack.open(colour, null, "1", AS_SHOWN, Progress.NONE).selection().channel()).isEqualTo(FrameSelection.AUTOMATIC_CHANNEL);
	}

	@Test
	void slicesServeAsFramesWhereThereIsNoTime() throws IOException {
		final ImagePlus slices = IJ.createImage("slices", "8-bit", 100, 100, 4);
		slices.setSlice(3);
		final ChosenStack stack = ChosenStack.open(slices, null, "1", AS_SHOWN, Progress.NONE);
		assertThat(stack.source().frames()).isEqualTo(4);
		assertThat(stack.selection().plane()).isZero();
		assertThat(stack.currentFrame()).isEqualTo(2);
	}

	@Test
	void planesAndFramesAreNumberedAsImageJDoes() throws IOException {
		assertThat(ChosenStack.open(cells, null, "1", new ChosenPart("1", "3", "2", "4", "2"), Progress.NONE).selection()).isEqualTo(new FrameSelection(0, 2, 1, 3, 2));
		assertThat(ChosenStack.open(cells, null, "1", new ChosenPart("1", "max", "1", "0", "1"), Progress.NONE).selection().plane()).isEqualTo(FrameSelection.MAXIMUM_PROJECTION);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "4|1|0|1|There is no z plane 4 in cells; the last is 3", "0|5|0|1|There is no frame 5 in cells; the last is 4",
		"0|1|5|1|There is no frame 5 in cells; the last is 4", "0|0|0|1|first must be 1 or more, not 0", "0|1|0|0|step must be 1 or more, not 0",
		"top|1|0|1|plane must be a whole number, not \"top\"; use max for the maximum projection", "0|1|end|1|last must be a whole number, not \"end\"" })
	void whatTheStackDoesNotHaveIsNamed(final String plane, final String first, final String last, final String step, final String message) {
		assertThatThrownBy(() -> ChosenStack.open(cells, null, "1", new ChosenPart("0", plane, first, last, step), Progress.NONE)).hasMessage(message);
	}

	@Test
	void anOpenImageHasOneSeries() {
		assertThatThrownBy(() -> ChosenStack.open(cells, null, "2", AS_SHOWN, Progress.NONE)).hasMessage("Only a file has several series; give its path");
		assertThatThrownBy(() -> ChosenStack.open(cells, null, "0", AS_SHOWN, Progress.NONE)).hasMessage("series must be 1 or more, not 0");
	}
}
