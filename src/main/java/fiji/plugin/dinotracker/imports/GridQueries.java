package fiji.plugin.dinotracker.imports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;

/**
 * Query points on a square grid over a frame, or over the marked part of it. The grid is centred on the smallest
 * rectangle around what is marked; points are named p1, p2, ... row by row.
 */
public final class GridQueries {

	private final int width;
	private final BitSet mask;

	/**
	 * A grid over the marked part of a frame.
	 *
	 * @param width width of the stack in pixels
	 * @param mask the marked pixels; pixel (x, y) has index {@code y * width + x}
	 * @throws IllegalArgumentException if nothing is marked
	 */
	public GridQueries(final int width, final BitSet mask) {
		if (mask.isEmpty()) throw new IllegalArgumentException("Nothing is marked; mark at least one pixel to put a grid of points on");
		this.width = width;
		this.mask = mask;
	}

	/** A grid over a whole frame, see {@link #GridQueries(int, BitSet)}. */
	public static GridQueries wholeFrame(final int width, final int height) {
		final BitSet all = new BitSet(width * height);
		all.set(0, width * height);
		return new GridQueries(width, all);
	}

	/**
	 * About so many points.
	 *
	 * @param count how many are wanted; the shape of the mask makes it a few more or less
	 * @param frame the frame they are on, from 0
	 */
	public List<QueryPoint> withCount(final int count, final int frame) {
		if (count < 1) throw new IllegalArgumentException("A grid of " + count + " points is empty; ask for at least 1");
		return withSpacing(Math.sqrt(mask.cardinality() / (double) count), frame);
	}

	/**
	 * Points at a distance.
	 *
	 * @param spacing about how far neighbours are apart, in pixels; changed so that the grid fits its rectangle
	 * @param frame the frame they are on, from 0
	 * @throws IllegalArgumentException if the grid misses everything that is marked
	 */
	public List<QueryPoint> withSpacing(final double spacing, final int frame) {
		if (!(spacing > 0)) throw new IllegalArgumentException("A spacing of " + spacing + " pixels is impossible; ask for more than 0");
		final int left = mask.stream().map(pixel -> pixel % width).min().getAsInt();
		final int right = mask.stream().map(pixel -> pixel % width).max().getAsInt();
		final List<QueryPoint> queries = new ArrayList<>();
		for (final double y : positions(mask.nextSetBit(0) / width, (mask.length() - 1) / width, spacing))
			for (final double x : positions(left, right, spacing))
				if (isMarked(x, y)) queries.add(new QueryPoint("p" + (queries.size() + 1), frame, new PixelPoint(x, y)));
		if (queries.isEmpty())
			throw new IllegalArgumentException("No point of a grid of " + Math.round(spacing) + " pixels falls on what is marked; ask for more points");
		return queries;
	}

	/** Evenly spread coordinates over the pixels from first to last. */
	private static double[] positions(final int first, final int last, final double spacing) {
		final double length = last - first + 1;
		final int count = (int) Math.max(1, Math.round(length / spacing));
		final double[] positions = new double[count];
		for (int i = 0; i < count; i++)
			positions[i] = first + (i + 0.5) * length / count - 0.5;
		return positions;
	}

	private boolean isMarked(final double x, final double y) {
		return mask.get((int) Math.round(y) * width + (int) Math.round(x));
	}
}
