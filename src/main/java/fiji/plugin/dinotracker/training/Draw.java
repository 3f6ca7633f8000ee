package fiji.plugin.dinotracker.training;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random choices that the samplers share. */
final class Draw {

	private Draw() {}

	/** Different numbers from 0 to {@code size - 1}, in random order. */
	static int[] distinct(final int size, final int count, final SplittableRandom random) {
		final int[] all = IntStream.range(0, size).toArray();
		final int[] drawn = new int[count];
		for (int i = 0; i < count; i++) {
			final int j = random.nextInt(i, size);
			drawn[i] = all[j];
			all[j] = all[i];
		}
		return drawn;
	}

	/**
	 * Up to {@code count} different indices, a share of them from the foreground; where one side has too few, it is not made
	 * up for by the other.
	 *
	 * @param size indices run from 0 to {@code size - 1}
	 * @param foreground which of them are foreground
	 */
	static int[] balanced(final int size, final BitSet foreground, final int count, final double share, final SplittableRandom random) {
		final BitSet background = (BitSet) foreground.clone();
		background.flip(0, size);
		final int wanted = (int) (count * share);
		return IntStream.concat(some(foreground, wanted, random), some(background, count - wanted, random)).toArray();
	}

	private static IntStream some(final BitSet set, final int count, final SplittableRandom random) {
		final int[] values = set.stream().toArray();
		return IntStream.of(distinct(values.length, Math.min(count, values.length), random)).map(i -> values[i]);
	}
}
