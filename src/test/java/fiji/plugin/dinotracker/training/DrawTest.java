package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DrawTest {

	private final SplittableRandom random = new SplittableRandom(3);

	@Test
	void aDrawOfAllIsAPermutation() {
		assertThat(Draw.distinct(20, 20, random)).containsExactlyInAnyOrder(IntStream.range(0, 20).toArray());
	}

	@Test
	void everyNumberIsDrawnAboutEquallyOften() {
		final int[] counts = new int[5];
		for (int i = 0; i < 5000; i++)
			for (final int drawn : Draw.distinct(5, 2, random))
				counts[drawn]++;
		for (final int count : counts)
			assertThat(count).isBetween(1850, 2150);
	}

	@Test
	void theForegroundGetsItsShare() {
		final int[] drawn = Draw.balanced(1000, first(500), 100, 0.7, random);
		assertThat(drawn).hasSize(100).doesNotHaveDuplicates();
		assertThat(IntStream.of(drawn).filter(i -> i < 500)).hasSize(70);
	}

	@Test
	void aSmallForegroundIsTakenWholeAndNotMadeUpFor() {
		assertThat(Draw.balanced(1000, first(5), 100, 0.7, random)).hasSize(35).contains(0, 1, 2, 3, 4);
	}

	private static BitSet first(final int count) {
		final BitSet set = new BitSet();
		set.set(0, count);
		return set;
	}
}
