package fiji.plugin.dinotracker.video;

import static fiji.plugin.dinotracker.video.FrameSelection.AUTOMATIC_CHANNEL;
import static fiji.plugin.dinotracker.video.FrameSelection.LAST_FRAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;

class FrameSelectionTest {

	private final FrameSource tenFrames = TestStacks.bytes(4, 4, 10, (x, y, frame) -> frame);
	private final FrameSource colour = TestStacks.evenColour(4, 4, 1, 2, 3);

	private static FrameSelection frames(final int first, final int last, final int step) {
		return new FrameSelection(AUTOMATIC_CHANNEL, 0, first, last, step);
	}

	@Test
	void everythingIsEveryFrame() {
		assertThat(FrameSelection.ALL.frames(tenFrames)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
	}

	@Test
	void aStepMayStopShortOfTheLastFrame() {
		assertThat(frames(2, 8, 4).frames(tenFrames)).containsExactly(2, 6);
		assertThat(frames(1, LAST_FRAME, 3).frames(tenFrames)).containsExactly(1, 4, 7);
	}

	@Test
	void aValueThatIsNoNumberIsNoBrightestOne() {
		final FrameSource planes = new FrameSource(ArrayImgs.floats(new float[] { 1, Float.NaN, Float.NaN, 2 }, 1, 1, 2, 2), List.of(AxisRole.X, AxisRole.Y, AxisRole.Z, AxisRole.TIME), //
			false, Calibration.NONE, "planes");
		final FrameSelection projected = new FrameSelection(AUTOMATIC_CHANNEL, FrameSelection.MAXIMUM_PROJECTION, 0, LAST_FRAME, 1);
		assertThat(projected.pixels(planes, 0, 0)).containsExactly(1);
		assertThat(projected.pixels(planes, 0, 1)).containsExactly(2);
	}

	@Test
	void fewerThanTwoFramesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> frames(3, 3, 1).frames(tenFrames)).withMessageContaining("widen the range");
		assertThatIllegalArgumentException().isThrownBy(() -> frames(5, 3, 1).frames(tenFrames)).withMessageContaining("widen the range");
		assertThatIllegalArgumentException().isThrownBy(() -> frames(0, LAST_FRAME, Integer.MAX_VALUE).frames(tenFrames)).withMessageContaining("lower the step");
	}

	@Test
	void framesThatTheStackLacksAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> frames(0, 10, 1).frames(tenFrames)).withMessage("There is no frame 10 in stack, counted from 0; choose one from 0 to 9, which ImageJ calls 1 to 10");
		assertThatIllegalArgumentException().isThrownBy(() -> frames(-1, 5, 1).frames(tenFrames)).withMessageContaining("no frame -1");
	}

	@Test
	void aSingleFrameIsRefusedWithAWayOut() {
		final FrameSource single = TestStacks.bytes(4, 4, 1, (x, y, frame) -> 0);
		assertThatIllegalArgumentException().isThrownBy(() -> FrameSelection.ALL.frames(single)) //
			.withMessageStartingWith("stack has a single frame; give a stack or time series").withMessageNotContaining("\n");
	}

	@Test
	void aStepMustAdvance() {
		assertThatIllegalArgumentException().isThrownBy(() -> frames(0, LAST_FRAME, 0)).withMessageContaining("Step 0");
	}

	@Test
	void colourIsReadInColourUnlessAChannelIsChosen() {
		assertThat(FrameSelection.ALL.channels(colour)).containsExactly(0, 1, 2);
		assertThat(new FrameSelection(1, 0, 0, LAST_FRAME, 1).channels(colour)).containsExactly(1);
	}

	@Test
	void greyIsReadFromTheFirstChannel() {
		assertThat(FrameSelection.ALL.channels(tenFrames)).containsExactly(0);
	}

	@Test
	void channelsAndPlanesThatTheStackLacksAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new FrameSelection(3, 0, 0, LAST_FRAME, 1).channels(colour)).withMessageContaining("no channel 3");
		assertThatIllegalArgumentException().isThrownBy(() -> new FrameSelection(0, 1, 0, LAST_FRAME, 1).planes(colour)).withMessageContaining("no z plane 1");
	}

	@Test
	void theMaximumProjectionHasTheBrightestOfAllPlanes() {
		final FrameSource stack = new FrameSource(ArrayImgs.unsignedBytes(new byte[] { 1, 9, 5, 4, 7, 2, 8, 1 }, 2, 1, 2, 2), //
			List.of(AxisRole.X, AxisRole.Y, AxisRole.Z, AxisRole.TIME), false, Calibration.NONE, "stack");
		final FrameSelection projection = new FrameSelection(0, FrameSelection.MAXIMUM_PROJECTION, 0, LAST_FRAME, 1);
		assertThat(projection.planes(stack)).containsExactly(0, 1);
		assertThat(projection.pixels(stack, 0, 0)).containsExactly(5, 9);
		assertThat(projection.pixels(stack, 0, 1)).containsExactly(8, 2);
		assertThat(new FrameSelection(0, 1, 0, LAST_FRAME, 1).pixels(stack, 0, 1)).containsExactly(8, 1);
	}
}
