package fiji.plugin.dinotracker.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

class ForegroundMaskTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(84, 70);

	@Test
	void thePixelNearestToAPlaceDecides() {
		final ForegroundMask mask = new ForegroundMask(GEOMETRY, List.of(new BitSet(), BitSet.valueOf(new long[] { 1L << 3 })));

		assertThat(mask.contains(1, 3, 0)).isTrue();
		assertThat(mask.contains(1, 2.6, 0.4)).isTrue();
		assertThat(mask.contains(1, 3.6, 0)).isFalse();
		assertThat(mask.contains(1, 3, 1)).isFalse();
		assertThat(mask.contains(0, 3, 0)).isFalse();
		assertThat(mask.pixels(1).stream()).containsExactly(3);
	}

	@Test
	void placesOffTheFrameAreBackground() {
		final BitSet all = new BitSet();
		all.set(0, 84 * 70);
		final ForegroundMask mask = new ForegroundMask(GEOMETRY, List.of(all));

		assertThat(mask.contains(0, 0, 0)).isTrue();
		assertThat(mask.contains(0, 83.4, 69.4)).isTrue();
		assertThat(mask.contains(0, 84, 1)).isFalse();
		assertThat(mask.contains(0, -1, 1)).isFalse();
		assertThat(mask.contains(0, 1, 70)).isFalse();
	}

	@Test
	void everySecondForegroundIsThatOfTheFirstAndTheThirdAndTheFifthFrame() {
		assertThat(onFrames(0, 1, 2, 3, 4).every(2).digest()).isEqualTo(onFrames(0, 2, 4).digest());
	}

	/** On each of some frames the one pixel of its number. */
	private static ForegroundMask onFrames(final int... frames) {
		return new ForegroundMask(GEOMETRY, IntStream.of(frames).mapToObj(frame -> BitSet.valueOf(new long[] { 1L << frame })).toList());
	}
}
