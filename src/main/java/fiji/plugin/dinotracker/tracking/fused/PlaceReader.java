package fiji.plugin.dinotracker.tracking.fused;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Reads where points are off the probabilities of the cells of a frame. The place is their mean around the most probable
 * cell, the probability that the point is seen there their sum a little farther around it.
 */
final class PlaceReader {

	/** Cells each way around the most probable one that make up the place. */
	private static final int PLACE_REACH = 1;

	private final VideoGeometry geometry;
	private final float[] seen;
	private final int[] peaks;

	/**
	 * @param geometry the sizes
	 * @param seen the probability that a point is seen at a cell, [P, Q]
	 * @param points how many there are, Q
	 */
	PlaceReader(final VideoGeometry geometry, final float[] seen, final int points) {
		this.geometry = geometry;
		this.seen = seen;
		this.peaks = peaks(geometry.cells(), seen, points);
	}

	/** The most probable cell of each point. */
	private static int[] peaks(final int cells, final float[] seen, final int points) {
		final int[] peaks = new int[points];
		for (int cell = 1; cell < cells; cell++)
			for (int q = 0; q < points; q++)
				if (seen[cell * points + q] > seen[peaks[q] * points + q]) peaks[q] = cell;
		return peaks;
	}

	/** Notes where a point is on a frame. */
	void read(final int q, final int frame, final Paths paths) {
		final GridPoint peak = geometry.cell(peaks[q]);
		final Mass place = new Mass();
		final Mass around = new Mass();
		for (int row = Math.max(0, peak.row() - Paths.REACH); row <= Math.min(geometry.gridHeight() - 1, peak.row() + Paths.REACH); row++)
			for (int column = Math.max(0, peak.col() - Paths.REACH); column <= Math.min(geometry.gridWidth() - 1, peak.col() + Paths.REACH); column++) {
				final double probability = seen[(row * geometry.gridWidth() + column) * peaks.length + q];
				around.add(probability, column - peak.col(), row - peak.row());
				if (Math.max(Math.abs(row - peak.row()), Math.abs(column - peak.col())) <= PLACE_REACH) place.add(probability, column - peak.col(), row - peak.row());
			}
		final PixelPoint centre = geometry.toWorking(peak);
		paths.x()[q][frame] = centre.x() + geometry.stride() * place.meanX();
		paths.y()[q][frame] = centre.y() + geometry.stride() * place.meanY();
		paths.probability()[q][frame] = around.total;
		paths.variance()[q][frame] = geometry.stride() * geometry.stride() * around.variance();
	}

	/** Probability that is spread over cells. */
	static final class Mass {

		/** Of a place that is anywhere in its cell. */
		private static final double CELL_VARIANCE = 1 / 12.0;
		private static final double SMALLEST = 1e-30;

		private double total;
		private double x;
		private double y;
		private double squares;

		void add(final double probability, final int right, final int down) {
			total += probability;
			x += probability * right;
			y += probability * down;
			squares += probability * (right * right + down * down);
		}

		double meanX() {
			return x / Math.max(total, SMALLEST);
		}

		double meanY() {
			return y / Math.max(total, SMALLEST);
		}

		/** Along an axis: the mean of both. */
		double variance() {
			return (squares / Math.max(total, SMALLEST) - meanX() * meanX() - meanY() * meanY()) / 2 + CELL_VARIANCE;
		}
	}
}
