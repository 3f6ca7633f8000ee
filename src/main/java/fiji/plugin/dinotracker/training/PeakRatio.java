package fiji.plugin.dinotracker.training;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * How ambiguous a similarity map is: r = s2 / s1 of its two highest peaks after non-maximum suppression with boxes of 60 px
 * (at paper size) that may overlap by an IoU of 0.2, among the best 400 cells (App. A.2). Near 1 the place could as well be
 * elsewhere.
 */
final class PeakRatio {

	private static final double PAPER_BOX = 60;
	private static final double MOST_OVERLAP = 0.2;
	private static final int CANDIDATES = 400;

	private final VideoGeometry geometry;
	private final double box;

	PeakRatio(final VideoGeometry geometry) {
		this.geometry = geometry;
		this.box = PAPER_BOX * geometry.pixelScale();
	}

	/**
	 * The ratio of the similarity map of each descriptor. The highest peak is known; the second is the highest cell whose box
	 * overlaps the first's little enough. If it is not among the candidates, or no similarity at all, there is none, and r is 0.
	 *
	 * @param descriptors of length one, [M, C]
	 * @param map descriptors of length one, [P, C]
	 * @param peaks the cell of each similarity map's maximum
	 * @return r of each similarity map
	 */
	float[] of(final NDArray descriptors, final NDArray map, final int[] peaks) {
		final float[] ratios = new float[peaks.length];
		CosineBlocks.visit(descriptors, map, block -> IntStream.range(block.from(), block.to()).parallel().forEach(i -> {
			final float[] similarities = new float[geometry.cells()];
			block.read(i, 0, similarities);
			ratios[i] = ratio(similarities, peaks[i]);
		}));
		return ratios;
	}

	private float ratio(final float[] similarities, final int peak) {
		final GridPoint centre = geometry.cell(peak);
		float second = -1;
		for (int row = 0, cell = 0; row < geometry.gridHeight(); row++)
			for (int column = 0; column < geometry.gridWidth(); column++, cell++)
				if (similarities[cell] > second && overlap(column - centre.col(), row - centre.row()) <= MOST_OVERLAP) second = similarities[cell];
		int higher = 0;
		for (final float similarity : similarities)
			if (similarity > second) higher++;
		return second > 0 && higher < CANDIDATES ? second / similarities[peak] : 0;
	}

	/** Intersection over union of two boxes that lie some cells apart. */
	private double overlap(final int right, final int down) {
		final double wide = Math.max(0, box - Math.abs(right) * geometry.stride());
		final double high = Math.max(0, box - Math.abs(down) * geometry.stride());
		return wide * high / (2 * box * box - wide * high);
	}
}
