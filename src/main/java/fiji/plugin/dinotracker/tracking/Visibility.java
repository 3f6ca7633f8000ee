package fiji.plugin.dinotracker.tracking;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * When a tracked point is seen: trajectory agreement (Sec. 3.4, App. A.4).
 * <p>
 * Frames whose descriptor is like the query's, c_t >= 0.7, are anchors K. From the position on frame t one tracks to every
 * anchor k; d(k, t) = |Pi(x_t, k) - x_k| tells how far that lands from the track. Among the anchors themselves the worst
 * median is e_q = max over k in K of the median over k' in K of d(k', k). The point is visible on t if the median over K of
 * d(k, t) is at most e_q and c_t >= 0.6.
 * </p>
 * <p>
 * Confidence is max(0, c_t) 2^(-m_t / max(e_q, 1 px)) with m_t the median of d(k, t): near 1 where the point looks like the
 * query and all anchors agree on it, half the similarity at the limit of agreement, and 0 far beyond.
 * </p>
 */
final class Visibility {

	private static final float ANCHOR_COSINE = 0.7f;
	private static final float VISIBLE_COSINE = 0.6f;
	private static final double SMALLEST_ERROR = 1;

	private final float[] cosines;
	private final double[] medians;
	private final double error;

	/**
	 * @param cosines c_t, one a frame
	 * @param anchors the frames of K, from {@link #anchors}
	 * @param distances d(k, t) in working pixels, one row an anchor
	 */
	Visibility(final float[] cosines, final int[] anchors, final float[][] distances) {
		this.cosines = cosines;
		this.medians = IntStream.range(0, cosines.length).mapToDouble(t -> median(distances, t)).toArray();
		this.error = IntStream.of(anchors).mapToDouble(k -> medians[k]).max().orElse(0);
	}

	/** K: the frames alike enough to the query's to judge the others by. */
	static int[] anchors(final float[] cosines) {
		return IntStream.range(0, cosines.length).filter(t -> cosines[t] >= ANCHOR_COSINE).toArray();
	}

	/** The lower median of d(k, t) over the anchors. */
	private static double median(final float[][] distances, final int t) {
		if (distances.length == 0) return Double.POSITIVE_INFINITY;
		final double[] column = Arrays.stream(distances).mapToDouble(row -> row[t]).sorted().toArray();
		return column[(column.length - 1) / 2];
	}

	/** Whether the point is seen on a frame. */
	boolean isVisible(final int frame) {
		return medians[frame] <= error && cosines[frame] >= VISIBLE_COSINE;
	}

	/** How far to trust the position on a frame, 0 to 1. */
	double confidence(final int frame) {
		return Math.min(1, Math.max(0, cosines[frame]) * Math.pow(2, -medians[frame] / Math.max(error, SMALLEST_ERROR)));
	}
}
