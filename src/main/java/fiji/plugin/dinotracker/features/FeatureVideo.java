package fiji.plugin.dinotracker.features;

import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.TensorStore;

/** One map of descriptors a frame, on the feature grid: C numbers for each of the P = h w cells. */
public final class FeatureVideo implements AutoCloseable {

	private final VideoGeometry geometry;
	private final TensorStore maps;
	private final Optional<AdaptableBlocks> adaptable;

	/**
	 * @param geometry the sizes
	 * @param maps one tensor [P, C] a frame, cells in row-major order
	 */
	public FeatureVideo(final VideoGeometry geometry, final TensorStore maps) {
		this(geometry, maps, Optional.empty());
	}

	private FeatureVideo(final VideoGeometry geometry, final TensorStore maps, final Optional<AdaptableBlocks> adaptable) {
		if (maps.shape().get(0) != geometry.cells())
			throw new IllegalArgumentException("Feature maps of " + maps.shape().get(0) + " cells on a grid of " + geometry.cells());
		this.geometry = geometry;
		this.maps = maps;
		this.adaptable = adaptable;
	}

	/** The same with the blocks that they come from, if any, which whoever made them closes. */
	public FeatureVideo with(final Optional<AdaptableBlocks> blocks) {
		return new FeatureVideo(geometry, maps, blocks);
	}

	/** The blocks that they come from, if they are kept. */
	public Optional<AdaptableBlocks> adaptable() {
		return adaptable;
	}

	/** The sizes. */
	public VideoGeometry geometry() {
		return geometry;
	}

	/** All maps, one tensor [P, C] a frame; must not be changed. */
	public TensorStore maps() {
		return maps;
	}

	/** How many frames there are, T. */
	public int size() {
		return maps.size();
	}

	/** How many numbers describe a cell, C. */
	public int channels() {
		return (int) maps.shape().get(1);
	}

	/**
	 * The map of one frame.
	 *
	 * @return [P, C]; must not be changed in place
	 */
	public NDArray map(final NDManager manager, final int frame) {
		return maps.get(manager, frame);
	}

	/**
	 * The maps of some frames.
	 *
	 * @return [N, P, C]
	 */
	public NDArray maps(final NDManager manager, final int... frames) {
		final NDList list = new NDList();
		for (final int frame : frames)
			list.add(map(manager, frame));
		return NDArrays.stack(list);
	}

	/** The maps of the first frame and of every so many after it, in the same memory; not to be used after this is closed. */
	public FeatureVideo every(final int step) {
		return new FeatureVideo(geometry, maps.every(step), adaptable.map(blocks -> blocks.every(step)));
	}

	@Override
	public void close() {
		maps.close();
	}
}
