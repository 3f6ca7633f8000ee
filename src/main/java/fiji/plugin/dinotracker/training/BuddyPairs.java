package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

/**
 * Pairs of cells that should look alike, and how much each counts.
 *
 * @param sources cells of the source frame
 * @param targets cells of the target frame
 * @param weights w, 0 or more
 */
record BuddyPairs(int[] sources, int[] targets, float[] weights) {

	int size() {
		return sources.length;
	}

	/** The same pairs, seen from the other frame. */
	BuddyPairs reversed() {
		return new BuddyPairs(targets, sources, weights);
	}

	/** Some of the pairs. */
	BuddyPairs select(final int[] indices) {
		final float[] chosen = new float[indices.length];
		for (int i = 0; i < indices.length; i++)
			chosen[i] = weights[indices[i]];
		return new BuddyPairs(IntStream.of(indices).map(i -> sources[i]).toArray(), IntStream.of(indices).map(i -> targets[i]).toArray(), chosen);
	}
}
