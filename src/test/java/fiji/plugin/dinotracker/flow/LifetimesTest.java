package fiji.plugin.dinotracker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LifetimesTest {

	private static final int FRAMES = 40;

	private static TrackletPaths randomPaths(final int count) {
		final SplittableRandom random = new SplittableRandom(3);
		final TrackletPaths paths = new TrackletPaths();
		for (int i = 0; i < count; i++) {
			final int start = random.nextInt(FRAMES);
			paths.add(start, new float[2 * (1 + random.nextInt(FRAMES - start))]);
		}
		return paths;
	}

	private static int[] found(final Lifetimes lifetimes, final int first, final int last) {
		final BitSet found = new BitSet();
		lifetimes.find(first, last, found);
		return found.stream().toArray();
	}

	@Test
	void theTrackletsOfAnyFramesAreThoseThatALookAtAllFinds() {
		final TrackletPaths paths = randomPaths(500);
		final Lifetimes lifetimes = new Lifetimes(paths);
		for (int first = 0; first < FRAMES; first++)
			for (int last = first; last < FRAMES; last++) {
				final int from = first;
				final int to = last;
				final int[] alive = IntStream.range(0, paths.size()).filter(i -> paths.start(i) <= from && paths.start(i) + paths.length(i) > to).toArray();
				assertThat(found(lifetimes, first, last)).as("frames " + first + " to " + last).isEqualTo(alive);
			}
	}

	@Test
	void nothingLivesWhereThereIsNoTracklet() {
		assertThat(found(new Lifetimes(new TrackletPaths()), 0, 5)).isEmpty();
		assertThat(found(new Lifetimes(randomPaths(5)), FRAMES + 1, FRAMES + 2)).isEmpty();
	}
}
