package fiji.plugin.dinotracker.features;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import ai.djl.Device;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;

/**
 * Finds the foreground by descriptors alone (App. A.2): scaled to length 1, projected on their first principal
 * component over the whole video, and that scaled to [0, 1], foreground is under 0.6. A principal component may as well
 * point the other way; it is turned so that fewer cells at the border of the frames are foreground. The paper takes the last
 * block of DINOv2; here it is whatever is tracked on, so that nothing is computed twice.
 */
public final class ForegroundFinder {

	private static final float THRESHOLD = 0.6f;

	private final Device device;

	/** @param device where to calculate */
	public ForegroundFinder(final Device device) {
		this.device = device;
	}

	/**
	 * Finds the foreground of each frame; there may be none.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public ForegroundMask find(final FeatureVideo features, final Progress progress) {
		final List<float[]> components = PrincipalComponents.of(features, device).project(1, progress); // T x [P, 1]
		final VideoGeometry geometry = features.geometry();
		final List<BitSet> low = cellsUnderThreshold(components, 1);
		final List<BitSet> high = cellsUnderThreshold(components, -1);
		final List<BitSet> foreground = cellsAtBorder(low, geometry) < cellsAtBorder(high, geometry) ? low : high;
		return new ForegroundMask(geometry, foreground.stream().map(cells -> pixels(cells, geometry)).toList());
	}

	/** The cells whose component, times a sign and scaled to [0, 1] over the video, is under the threshold. */
	private static List<BitSet> cellsUnderThreshold(final List<float[]> components, final int sign) {
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (final float[] map : components)
			for (final float component : map) {
				least = Math.min(least, sign * component);
				most = Math.max(most, sign * component);
			}
		final float limit = least + THRESHOLD * (most - least);
		return components.stream().map(map -> cells(map.length, cell -> sign * map[cell] < limit)).toList();
	}

	private static BitSet cells(final int count, final IntPredicate chosen) {
		return IntStream.range(0, count).filter(chosen).collect(BitSet::new, BitSet::set, BitSet::or);
	}

	private static long cellsAtBorder(final List<BitSet> frames, final VideoGeometry geometry) {
		return frames.stream().flatMapToInt(BitSet::stream).filter(cell -> isAtBorder(geometry.cell(cell), geometry)).count();
	}

	private static boolean isAtBorder(final GridPoint cell, final VideoGeometry geometry) {
		return cell.col() == 0 || cell.row() == 0 || cell.col() == geometry.gridWidth() - 1 || cell.row() == geometry.gridHeight() - 1;
	}

	/** The working pixels whose nearest cell is among some. */
	private static BitSet pixels(final BitSet cells, final VideoGeometry geometry) {
		return cells(geometry.width() * geometry.height(), pixel -> cells.get(geometry.nearestCell(pixel % geometry.width(), pixel / geometry.width())));
	}
}
