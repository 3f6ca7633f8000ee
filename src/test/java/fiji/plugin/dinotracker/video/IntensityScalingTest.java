package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityScalingTest {

	private static IntensityScaling of(final FrameSource source) {
		return IntensityScaling.of(source, FrameSelection.ALL);
	}

	@Test
	void bytesAreDividedBy255WhateverTheirRange() {
		final IntensityScaling scaling = of(TestStacks.bytes(8, 8, 2, (x, y, frame) -> 100 + x));
		assertThat(scaling.scale(new float[] { 0, 51, 255 })).containsExactly(0, 0.2f, 1);
	}

	/** Two frames with the values 0 to 9999: of 20000 sorted values number 20 is 10 and number 19979 is 9989. */
	@Test
	void shortsAreScaledBetweenQuantiles() {
		assertThat(of(TestStacks.shorts(100, 100, 2, (x, y, frame) -> 100 * y + x))).isEqualTo(new IntensityScaling(10, 9989));
	}

	@Test
	void hotPixelsDoNotDarkenTheStack() {
		assertThat(of(TestStacks.shorts(100, 100, 2, (x, y, frame) -> x == 3 && y < 5 ? 65535 : x)).white()).isEqualTo(99);
	}

	@Test
	void allSelectedFramesShareOneScaling() {
		final FrameSource fading = TestStacks.shorts(4, 4, 200, (x, y, frame) -> 1000 - frame);
		assertThat(of(fading)).isEqualTo(new IntensityScaling(801, 1000));
		assertThat(IntensityScaling.of(fading, new FrameSelection(0, 0, 0, 9, 1))).isEqualTo(new IntensityScaling(991, 1000));
	}

	@Test
	void largeFramesAreSampledAllOver() {
		final IntensityScaling scaling = of(TestStacks.floats(1000, 700, 2, (x, y, frame) -> x + 1000 * y));
		assertThat(scaling.black()).isBetween(0d, 3000d);
		assertThat(scaling.white()).isBetween(694_000d, 700_000d);
	}

	@Test
	void valuesThatAreNoNumbersAreLeftOutAndBecomeBlackOrWhite() {
		final IntensityScaling scaling = of(TestStacks.floats(4, 4, 2, (x, y, frame) -> switch (x) {
			case 0 -> Double.NaN;
			case 1 -> Double.POSITIVE_INFINITY;
			case 2 -> Double.NEGATIVE_INFINITY;
			default -> y;
		}));
		assertThat(scaling).isEqualTo(new IntensityScaling(0, 3));
		assertThat(scaling.scale(new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1.5f })).containsExactly(0, 1, 0, 0.5f);
	}

	@Test
	void aStackWithoutAnyNumberIsBlack() {
		assertThat(of(TestStacks.floats(4, 4, 2, (x, y, frame) -> Double.NaN)).scale(new float[] { Float.NaN })).containsExactly(0);
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, 7, -1e30f, Float.MAX_VALUE })
	void aConstantStackIsBlack(final float value) {
		assertThat(of(TestStacks.floats(4, 4, 2, (x, y, frame) -> value)).scale(new float[] { value })).containsExactly(0);
	}

	@Test
	void aFewSpotsOnAnEvenGroundStayVisible() {
		final IntensityScaling scaling = of(TestStacks.shorts(100, 100, 2, (x, y, frame) -> x == 50 && y == 50 ? 900 : 100));
		assertThat(scaling).isEqualTo(new IntensityScaling(100, 900));
	}

	@Test
	void whiteMustBeAboveBlack() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IntensityScaling(1, 1));
	}
}
