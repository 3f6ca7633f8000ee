package fiji.plugin.dinotracker.training;

import java.util.Arrays;
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
	 * Finds the best buddies of two maps. Of equal cosines the first counts. No gradient goes through the search.
	 *
	 * @param first descriptors of length one, [P, C]
	 * @param second descriptors of length one, [P, C]
	 */
	static BestBuddies find(final NDArray first, final NDArray second) {
		final int cells = (int) first.getShape().get(0);
		final int[] forward = new int[cells];
		final int[] backward = new int[cells];
		final float[] highest = new float[cells];
		Arrays.fill(highest, Float.NEGATIVE_INFINITY);
		CosineRows.visit(first, second, (p, cosines, start) -> {
			int nearest = 0;
			float most = cosines.get(start);
			for (int q = 0; q < cells; q++) {
				final float cosine = cosines.get(start + q);
				if (cosine > most) {
					most = cosine;
					nearest = q;
				}
				if (cosine > highest[q]) {
					highest[q] = cosine;
					backward[q] = p;
				}
			}
			forward[p] = nearest;
		});
		final int[] sources = IntStream.range(0, cells).filter(p -> backward[forward[p]] == p).toArray();
		final float[] similarities = new float[sources.length];
		for (int i = 0; i < sources.length; i++)
			similarities[i] = highest[forward[sources[i]]];
		return new BestBuddies(sources, IntStream.of(sources).map(p -> forward[p]).toArray(), similarities);
	}

	int size() {
		return sources.length;
	}

	/** The weight of a pair by its cosine, max(0, 2 s^3). */
	static double similarityWeight(final double s) {
		return Math.max(0, 2 * s * s * s);
	}
}
