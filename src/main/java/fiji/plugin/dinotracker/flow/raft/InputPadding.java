package fiji.plugin.dinotracker.flow.raft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * Enlarges frames to what RAFT takes, sides that are multiples of 8 and at least 128 pixels, by repeating their border on
 * all sides (the reference's padding for the Sintel videos), and cuts flows back.
 *
 * @param width pixels before
 * @param height pixels before
 */
record InputPadding(int width, int height) {

	/** The coarsest of four correlation levels needs two cells, 16 pixels each in the finest. */
	private static final int MINIMUM = 128;

	/** Width after. */
	int paddedWidth() {
		return padded(width);
	}

	/** Height after. */
	int paddedHeight() {
		return padded(height);
	}

	private static int padded(final int side) {
		final int cells = (side + Upsampling.FACTOR - 1) / Upsampling.FACTOR;
		return Math.max(MINIMUM, cells * Upsampling.FACTOR);
	}

	private int left() {
		return (paddedWidth() - width) / 2;
	}

	private int top() {
		return (paddedHeight() - height) / 2;
	}

	/**
	 * @param frame [3, height, width]
	 * @return [3, padded height, padded width]
	 */
	NDArray pad(final NDArray frame) {
		final NDArray tall = repeatEdges(frame, 1, top(), paddedHeight() - height - top()); // [3, padded height, width]
		return repeatEdges(tall, 2, left(), paddedWidth() - width - left()); // [3, padded height, padded width]
	}

	private static NDArray repeatEdges(final NDArray frame, final int axis, final int before, final int after) {
		final long last = frame.size(axis) - 1;
		final NDList parts = new NDList(frame);
		if (before > 0) parts.add(0, slice(frame, axis, 0, 1).repeat(axis, before));
		if (after > 0) parts.add(slice(frame, axis, last, last + 1).repeat(axis, after));
		return NDArrays.concat(parts, axis);
	}

	/**
	 * @param flow [2, padded height, padded width]
	 * @return [2, height, width]
	 */
	NDArray crop(final NDArray flow) {
		return slice(slice(flow, 1, top(), top() + height), 2, left(), left() + width); // [2, height, width]
	}

	private static NDArray slice(final NDArray array, final int axis, final long from, final long to) {
		final NDIndex index = new NDIndex();
		for (int i = 0; i < axis; i++)
			index.addAllDim();
		return array.get(index.addSliceDim(from, to));
	}
}
