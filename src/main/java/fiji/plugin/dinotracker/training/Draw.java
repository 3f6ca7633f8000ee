package fiji.plugin.dinotracker.training;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
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
	static int[] balanced(final int size, final IntPredicate foreground, final int count, final double share, final SplittableRandom random) {
		final int[] inside = IntStream.range(0, size).filter(foreground).toArray();
		final int[] outside = IntStream.range(0, size).filter(foreground.negate()).toArray();
		final int wanted = (int) (count * share);
		return IntStream.concat(some(inside, wanted, random), some(outside, count - wanted, random)).toArray();
	}

	private static IntStream some(final int[] values, final int count, final SplittableRandom random) {
		return IntStream.of(distinct(values.length, Math.min(count, values.length), random)).map(i -> values[i]);
	}
}
