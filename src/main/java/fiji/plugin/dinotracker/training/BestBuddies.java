package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;

/**
 * Mutual nearest neighbours under the cosine between the cells of two feature maps (Sec. 3.2 eq. 3).
 *
 * @param sources cells of the first map
 * @param targets the buddy of each on the second map
 * @param cosines how alike they are, s
 */
record BestBuddies(int[] sources, int[] targets, float[] cosines) {

	/**
	 * Finds the best buddies of two maps.
	 *
	 * @param cosines of every cell of the first map with every cell of the second, [P, P]
	 */
	static BestBuddies find(final NDArray cosines) {
		final long[] forward = cosines.argMax(1).toLongArray();
		final long[] backward = cosines.argMax(0).toLongArray();
		final int[] sources = IntStream.range(0, forward.length).filter(p -> backward[(int) forward[p]] == p).toArray();
		final int[] targets = IntStream.of(sources).map(p -> (int) forward[p]).toArray();
		final float[] best = cosines.max(new int[] { 1 }).toFloatArray();
		final float[] similarities = new float[sources.length];
		for (int i = 0; i < sources.length; i++)
			similarities[i] = best[sources[i]];
		return new BestBuddies(sources, targets, similarities);
	}

	int size() {
		return sources.length;
	}

	/** The weight of a pair by its cosine, max(0, 2 s^3). */
	static double similarityWeight(final double s) {
		return Math.max(0, 2 * s * s * s);
	}
}
