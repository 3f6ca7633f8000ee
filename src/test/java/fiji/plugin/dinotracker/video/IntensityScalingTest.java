package fiji.plugin.dinotracker.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.FinalDimensions;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import fiji.plugin.dinotracker.progress.Notes;
import fiji.plugin.dinotracker.progress.Progress;

class IntensityScalingTest {

	private final List<Integer> read = new ArrayList<>();

	private static IntensityScaling of(final FrameSource source) {
		return IntensityScaling.of(source, FrameSelection.ALL, Progress.NONE);
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
		assertThat(IntensityScaling.of(fading, new FrameSelection(0, 0, 0, 9, 1), Progress.NONE)).isEqualTo(new IntensityScaling(991, 1000));
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

	private FrameSource recorded() {
		return new FrameSource(LazyStack.of(new UnsignedShortType(), new FinalDimensions(2, 2, 100), 2, frame -> {
			read.add(frame);
			return new ShortArray(new short[] { 0, 1, 2, (short) frame });
		}), List.of(AxisRole.X, AxisRole.Y, AxisRole.TIME), false, Calibration.NONE, "stack");
	}

	@Test
	void aStackIsLookedAtOnceForAllWhoAsk() {
		final FrameSource source = recorded();
		final IntensityScaling scaling = source.scaling(FrameSelection.ALL, Progress.NONE);
		assertThat(read).hasSize(32).startsWith(0, 3).endsWith(99);
		read.clear();
		assertThat(source.scaling(FrameSelection.ALL, Progress.NONE)).isSameAs(scaling);
		assertThat(new GreyFrames(source, FrameSelection.ALL).size()).isEqualTo(100);
		assertThat(read).isEmpty();
		assertThat(source.scaling(new FrameSelection(0, 0, 0, 9, 1), Progress.NONE)).isEqualTo(new IntensityScaling(0, 9));
	}

	@Test
	void lookingAtAStackTellsHowFarItIsAndCanBeStopped() {
		final FrameSource source = recorded();
		final Notes told = new Notes() {

			@Override
			public boolean cancelled() {
				return read.size() == 5;
			}
		};
		assertThatThrownBy(() -> source.scaling(FrameSelection.ALL, told)).isInstanceOf(CancellationException.class);
		assertThat(told.stages).containsExactly("Measuring brightness");
		assertThat(read).hasSize(5);
		assertThat(source.scaling(FrameSelection.ALL, Progress.NONE)).isEqualTo(new IntensityScaling(0, 99));
	}

	@Test
	void whiteMustBeAboveBlack() {
		assertThatIllegalArgumentException().isThrownBy(() -> new IntensityScaling(1, 1));
	}
}
