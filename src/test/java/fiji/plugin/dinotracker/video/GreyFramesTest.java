package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.progress.Progress;

class GreyFramesTest {

	@Test
	void colourIsAsBrightAsTheEyeFindsIt() {
		final GreyImage grey = new GreyFrames(TestStacks.evenColour(4, 3, 255, 51, 0), FrameSelection.ALL).read(1);

		assertThat(grey.values()).hasSize(12).containsOnly(new float[] { 0.299f + 0.2f * 0.587f }, within(1e-6f));
	}

	@Test
	void contrastIsThatOfTheNetworks() {
		final FrameSource source = TestStacks.shorts(20, 20, 3, (x, y, frame) -> 1000 + 400 * frame + 20 * y + x);
		final IntensityScaling scaling = source.scaling(FrameSelection.ALL, Progress.NONE);
		final GreyImage grey = new GreyFrames(source, FrameSelection.ALL).read(2);

		assertThat(grey.values()).containsExactly(scaling.scale(source.pixels(0, 0, 2)));
	}

	@Test
	void framesCountAsTheSelectionDoes() {
		final FrameSource source = TestStacks.bytes(5, 5, 8, (x, y, frame) -> 10 * frame);
		final GreyImage grey = new GreyFrames(source, new FrameSelection(FrameSelection.AUTOMATIC_CHANNEL, 0, 1, 7, 3)).read(1);

		assertThat(grey.at(2, 2)).isEqualTo(40 / 255f, within(1e-6f));
	}

	@Test
	void betweenPixelsBrightnessIsLinearAndOutsideItIsThatOfTheBorder() {
		final GreyImage grey = new GreyImage(3, 2, new float[] { 0, 1, 2, 10, 11, 12 });

		assertThat(grey.at(1.25, 0.5)).isEqualTo(6.25f);
		assertThat(grey.at(-4, 0)).isZero();
		assertThat(grey.at(7, 7)).isEqualTo(12);
		assertThat(grey.crop(1, 0, 2, 2).values()).containsExactly(1, 2, 11, 12);
	}
}
