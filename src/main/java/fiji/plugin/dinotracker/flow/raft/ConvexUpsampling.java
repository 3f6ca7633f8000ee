package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Every pixel's flow as a convex combination of the flows of the nine cells around it (RAFT, Sec. 3.3 and App. B); the
 * weights are a softmax over what a small network reads off the hidden state.
 */
final class ConvexUpsampling implements Upsampling {

	private static final int WIDTH = 256;
	private static final int SIDE = 3;
	private static final int NEIGHBOURS = SIDE * SIDE;

	/** RAFT scales the weights' logits so in training. */
	private static final float LOGIT_SCALE = 0.25f;

	private final Layer logits;

	ConvexUpsampling(final RaftWeights parameters, final int hidden) throws IOException {
		final Layer first = ConvolutionLayer.load(parameters.in("convrelu.0"), hidden, WIDTH, Kernel.square(3)).relu();
		final Layer second = ConvolutionLayer.load(parameters.in("conv"), WIDTH, NEIGHBOURS * FACTOR * FACTOR, Kernel.square(1));
		logits = maps -> second.apply(first.apply(maps)).muli(LOGIT_SCALE); // [B, 9 8 8, h, w]
	}

	@Override
	public NDArray apply(final NDArray flow, final NDArray hidden) {
		final long batch = flow.size(0), height = flow.size(2), width = flow.size(3);
		final NDArray weights = ChannelsLast.toCells(logits.apply(hidden)) // [B, h, w, 9 8 8]
			.reshape(batch, height, width, NEIGHBOURS, FACTOR * FACTOR).softmax(3) // [B, h, w, 9, 8 8]
			.swapAxes(3, 4); // [B, h, w, 8 8, 9]
		return weights.matMul(neighbours(flow.mul(FACTOR))) // [B, h, w, 8 8, 2]
			.reshape(batch, height, width, FACTOR, FACTOR, 2).transpose(0, 5, 1, 3, 2, 4) // [B, 2, h, 8, w, 8]
			.reshape(batch, 2, height * FACTOR, width * FACTOR); // [B, 2, 8 h, 8 w]
	}

	/** The flows of the cells around each cell, row by row, zero outside the map. */
	private static NDArray neighbours(final NDArray flow) {
		final NDArray padded = ChannelsLast.toCells(flow).pad(new Shape(0, 0, 1, 1, 1, 1), 0); // [B, h + 2, w + 2, 2]
		final NDList shifted = new NDList();
		for (int row = 0; row < SIDE; row++)
			for (int column = 0; column < SIDE; column++)
				shifted.add(padded.get(new NDIndex().addAllDim() //
					.addSliceDim(row, row + flow.size(2)).addSliceDim(column, column + flow.size(3)))); // [B, h, w, 2]
		return NDArrays.stack(shifted, 3); // [B, h, w, 9, 2]
	}
}
