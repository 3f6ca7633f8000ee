package fiji.plugin.dinotracker.training;

import java.util.Arrays;
import java.util.List;
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

	/** Parts of the second map that are searched side by side. */
	private static final int STRIPS = 8;

	/**
	 * Finds the best buddies of two maps. Of equal cosines the first counts. No gradient goes through the search.
	 *
	 * @param first descriptors of length one, [P, C]
	 * @param second descriptors of length one, [P, C]
	 */
	static BestBuddies find(final NDArray first, final NDArray second) {
		final int cells = (int) first.getShape().get(0);
		final int count = Math.min(STRIPS, cells);
		final List<Strip> strips = IntStream.range(0, count).mapToObj(i -> new Strip(cells, cells * i / count, cells * (i + 1) / count)).toList();
		CosineBlocks.visit(first, second, block -> strips.parallelStream().forEach(strip -> strip.search(block)));
		final Strip[] best = IntStream.range(0, cells).mapToObj(p -> best(strips, p)).toArray(Strip[]::new);
		final int[] sources = IntStream.range(0, cells).filter(p -> best[p].backward[best[p].forward[p]] == p).toArray();
		final int[] targets = IntStream.of(sources).map(p -> best[p].from + best[p].forward[p]).toArray();
		final float[] cosines = new float[sources.length];
		for (int i = 0; i < cosines.length; i++)
			cosines[i] = best[sources[i]].most[sources[i]];
		return new BestBuddies(sources, targets, cosines);
	}

	/** The strip with the cell most like a cell of the first map. */
	private static Strip best(final List<Strip> strips, final int p) {
		Strip best = strips.get(0);
		for (final Strip strip : strips)
			if (strip.most[p] > best.most[p]) best = strip;
		return best;
	}

	/**
	 * Some neighbouring cells of the second map, and who is most alike between them and the first map: {@code forward} and
	 * {@code most} for each cell of the first map, {@code backward} and {@code highest} for each of the strip, which are counted
	 * from the strip's own first cell.
	 */
	private static final class Strip {

		private final int from;
		private final int[] forward;
		private final float[] most;
		private final int[] backward;
		private final float[] highest;
		private final float[] cosines;

		Strip(final int cells, final int from, final int to) {
			this.from = from;
			this.forward = new int[cells];
			this.most = lowest(cells);
			this.backward = new int[to - from];
			this.highest = lowest(to - from);
			this.cosines = new float[to - from];
		}

		private static float[] lowest(final int n) {
			final float[] lowest = new float[n];
			Arrays.fill(lowest, Float.NEGATIVE_INFINITY);
			return lowest;
		}

		void search(final CosineBlocks.Block block) {
			for (int p = block.from(); p < block.to(); p++) {
				block.read(p, from, cosines);
				int nearest = 0;
				float nearness = Float.NEGATIVE_INFINITY;
				for (int q = 0; q < highest.length; q++) {
					final float cosine = cosines[q];
					if (cosine > nearness) {
						nearness = cosine;
						nearest = q;
					}
					if (cosine > highest[q]) {
						highest[q] = cosine;
						backward[q] = p;
					}
				}
				forward[p] = nearest;
				most[p] = nearness;
			}
		}
	}

	int size() {
		return sources.length;
	}

	/** The weight of a pair by its cosine, max(0, 2 s^3). */
	static double similarityWeight(final double s) {
		return Math.max(0, 2 * s * s * s);
	}
}
