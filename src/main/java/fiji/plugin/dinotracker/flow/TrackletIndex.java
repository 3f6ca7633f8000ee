package fiji.plugin.dinotracker.flow;

import java.util.Arrays;
import java.util.BitSet;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/** The tracklets alive on one frame, sorted into square buckets, to find the one nearest to a place. */
final class TrackletIndex {

	/** Side of a bucket in working pixels; there are one or two tracklets a pixel. */
	private static final int SIDE = 2;

	private final Tracklets all;
	private final int frame;
	private final int columns;
	private final int rows;

	/** The alive tracklets, bucket by bucket in row-major order. */
	private final int[] alive;

	/** Where in {@link #alive} each bucket ends; the bucket before it ends where it begins. */
	private final int[] ends;

	TrackletIndex(final Tracklets all, final VideoGeometry geometry, final int frame) {
		this.all = all;
		this.frame = frame;
		this.columns = (geometry.width() - 1) / SIDE + 1;
		this.rows = (geometry.height() - 1) / SIDE + 1;
		final BitSet living = new BitSet(all.size());
		all.findAlive(frame, frame, living);
		final int[] unsorted = living.stream().toArray();
		this.alive = new int[unsorted.length];
		this.ends = new int[columns * rows];
		for (final int tracklet : unsorted)
			ends[bucket(tracklet)]++;
		Arrays.parallelPrefix(ends, Integer::sum);
		final int[] free = ends.clone();
		for (final int tracklet : unsorted)
			alive[--free[bucket(tracklet)]] = tracklet;
	}

	private int bucket(final int tracklet) {
		return (int) all.y(tracklet, frame) / SIDE * columns + (int) all.x(tracklet, frame) / SIDE;
	}

	/** The tracklet nearest to a place, or -1 if none is alive. */
	int nearest(final PixelPoint point) {
		int nearest = -1;
		final int furthest = alive.length == 0 ? -1 : Math.max(columns, rows);
		for (int ring = 0; ring <= furthest; ring++) {
			nearest = nearestInRing(ring, point, nearest);
			if (nearest >= 0 && distance(nearest, point) <= ring * SIDE) break; // the next ring is further away than that
		}
		return nearest;
	}

	/** The nearest among the buckets on the border of a square around the point's own bucket, and the best so far. */
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
			if (nearest < 0 || distance(alive[i], point) < distance(nearest, point)) nearest = alive[i];
		return nearest;
	}

	private double distance(final int tracklet, final PixelPoint point) {
		return Math.hypot(all.x(tracklet, frame) - point.x(), all.y(tracklet, frame) - point.y());
	}
}
