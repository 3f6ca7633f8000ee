package fiji.plugin.dinotracker.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/** The tracklets alive on one frame, sorted into square buckets, to find the one nearest to a place. */
final class TrackletIndex {

	/** Side of a bucket in working pixels; there are one or two tracklets a pixel. */
	private static final int SIDE = 2;

	private final int columns;
	private final int rows;

	/** The alive tracklets, bucket by bucket in row-major order. */
	private final int[] alive;

	/** x and y of each of them, side by side. */
	private final float[] places;

	/** Where in {@link #alive} each bucket ends; the bucket before it ends where it begins. */
	private final int[] ends;

	TrackletIndex(final Tracklets all, final VideoGeometry geometry, final int frame) {
		this.columns = (geometry.width() - 1) / SIDE + 1;
		this.rows = (geometry.height() - 1) / SIDE + 1;
		final BitSet living = new BitSet(all.size());
		all.findAlive(frame, frame, living);
		final int[] unsorted = living.stream().toArray();
		final int[] buckets = IntStream.of(unsorted).map(tracklet -> bucket(all.x(tracklet, frame), all.y(tracklet, frame))).toArray();
		this.alive = new int[unsorted.length];
		this.places = new float[2 * unsorted.length];
		this.ends = new int[columns * rows];
		for (final int bucket : buckets)
			ends[bucket]++;
		Arrays.parallelPrefix(ends, Integer::sum);
		final int[] free = ends.clone();
		for (int i = 0; i < unsorted.length; i++) {
			final int sorted = --free[buckets[i]];
			alive[sorted] = unsorted[i];
			places[2 * sorted] = all.x(unsorted[i], frame);
			places[2 * sorted + 1] = all.y(unsorted[i], frame);
		}
	}

	private int bucket(final float x, final float y) {
		return (int) y / SIDE * columns + (int) x / SIDE;
	}

	/** The tracklet nearest to a place, or -1 if none is alive. */
	int nearest(final PixelPoint point) {
		int nearest = -1;
		final int furthest = alive.length == 0 ? -1 : Math.max(columns, rows);
		for (int ring = 0; ring <= furthest; ring++) {
			nearest = nearestInRing(ring, point, nearest);
			final double reach = ring * SIDE;
			if (nearest >= 0 && squaredDistance(nearest, point) <= reach * reach) break; // the next ring is further away than that
		}
		return nearest < 0 ? -1 : alive[nearest];
	}

	/** The nearest among the buckets on the border of a square around the point's own bucket, and the best so far: its place in {@link #alive}. */
	private int nearestInRing(final int ring, final PixelPoint point, final int best) {
		final int column = (int) Math.max(0, Math.min(columns - 1, point.x() / SIDE));
		final int row = (int) Math.max(0, Math.min(rows - 1, point.y() / SIDE));
		int nearest = best;
		for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
			final int step = Math.abs(r - row) == ring ? 1 : 2 * ring;
			for (int c = column - ring; c <= column + ring; c += step)
				if (c >= 0 && c < columns) nearest = nearestInBucket(r * columns + c, point, nearest);
		}
		return nearest;
	}

	private int nearestInBucket(final int bucket, final PixelPoint point, final int best) {
		int nearest = best;
		for (int i = bucket == 0 ? 0 : ends[bucket - 1]; i < ends[bucket]; i++)
			if (nearest < 0 || squaredDistance(i, point) < squaredDistance(nearest, point)) nearest = i;
		return nearest;
	}

	private double squaredDistance(final int i, final PixelPoint point) {
		final double right = places[2 * i] - point.x();
		final double down = places[2 * i + 1] - point.y();
		return right * right + down * down;
	}
}
