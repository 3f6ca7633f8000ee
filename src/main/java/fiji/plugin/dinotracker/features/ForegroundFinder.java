package fiji.plugin.dinotracker.features;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.GridPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Finds the foreground by descriptors alone (App. A.2): scaled to length 1, projected on their first principal
 * component over the whole video, and that scaled to [0, 1], foreground is under 0.6. A principal component may as well
 * point the other way; it is turned so that fewer cells at the border of the frames are foreground.
 */
public final class ForegroundFinder {

	private static final float THRESHOLD = 0.6f;

	/** Turns of the power iteration; more do not change a mask visibly. */
	private static final int ITERATIONS = 64;

	private static final float TINY = 1e-8f;

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
		final List<float[]> components = firstComponents(features, progress);
		final VideoGeometry geometry = features.geometry();
		final List<BitSet> low = cellsUnderThreshold(components, 1);
		final List<BitSet> high = cellsUnderThreshold(components, -1);
		final List<BitSet> foreground = cellsAtBorder(low, geometry) < cellsAtBorder(high, geometry) ? low : high;
		return new ForegroundMask(geometry, foreground.stream().map(cells -> pixels(cells, geometry)).toList());
	}

	/** The first principal component of each cell, [P] a frame. */
	private List<float[]> firstComponents(final FeatureVideo features, final Progress progress) {
		try (NDManager manager = Torch.newManager(device)) {
			final NDArray direction = principalDirection(covariance(features, manager, progress));   // [C, 1]
			final List<float[]> components = new ArrayList<>();
			for (int frame = 0; frame < features.size(); frame++)
				try (NDManager step = manager.newSubManager()) {
					components.add(unitMap(features, step, frame).matMul(direction).toFloatArray()); // [P, 1]
				}
			return components;
		}
	}

	/** @return [C, C] */
	private static NDArray covariance(final FeatureVideo features, final NDManager manager, final Progress progress) {
		final int channels = features.channels();
		final NDArray mean = manager.zeros(new Shape(1, channels));                                  // [1, C]
		final NDArray moment = manager.zeros(new Shape(channels, channels));                         // [C, C]
		for (int frame = 0; frame < features.size(); frame++) {
			progress.check();
			progress.report("Finding the foreground", frame, features.size(), "");
			try (NDManager step = manager.newSubManager()) {
				final NDArray map = unitMap(features, step, frame);                                  // [P, C]
				mean.addi(map.mean(new int[] { 0 }, true).div(features.size()));
				moment.addi(map.transpose().matMul(map).div(map.getShape().get(0) * features.size()));
			}
		}
		return moment.sub(mean.transpose().matMul(mean));                                            // [C, C]
	}

	/** @return descriptors of length 1, [P, C] */
	private static NDArray unitMap(final FeatureVideo features, final NDManager manager, final int frame) {
		final NDArray map = features.map(manager, frame);                                            // [P, C]
		return map.div(map.norm(new int[] { 1 }, true).maximum(TINY));                               // [P, C]
	}

	/** The direction of the largest variance, by power iteration. */
	private static NDArray principalDirection(final NDArray covariance) {
		final long widest = covariance.norm(new int[] { 0 }).argMax().getLong();
		NDArray direction = covariance.get(":, {}", widest).expandDims(1);                           // [C, 1]
		for (int i = 0; i < ITERATIONS; i++) {
			direction = direction.div(direction.norm().add(TINY));                                   // [C, 1]
			direction = covariance.matMul(direction);                                                // [C, 1]
		}
		return direction;
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
		return cells(geometry.width() * geometry.height(), pixel -> {
			final int column = nearest(geometry.toGrid(pixel % geometry.width()), geometry.gridWidth());
			final int row = nearest(geometry.toGrid(pixel / geometry.width()), geometry.gridHeight());
			return cells.get(row * geometry.gridWidth() + column);
		});
	}

	private static int nearest(final double coordinate, final int size) {
		return (int) Math.max(0, Math.min(size - 1, Math.round(coordinate)));
	}
}
