package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.raft.GatedUnit.ContextShare;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;

/**
 * Recurrent all-pairs field transforms (Teed and Deng, ECCV 2020) with torchvision's weights. Frames are encoded once
 * each, whatever the number of pairs they are in; a pair's flow starts at zero and is updated again and again from the
 * correlations found along it. Only the last flow is brought to the frames' size.
 */
public final class RaftNetwork {

	private final RaftConfiguration configuration;
	private final FrameEncoder featureEncoder;
	private final FrameEncoder contextEncoder;
	private final UpdateBlock updateBlock;
	private final Upsampling upsampling;

	/**
	 * Reads a network.
	 *
	 * @param checkpoint torchvision's weights
	 * @param configuration the model they belong to
	 * @param manager who will own the parameters
	 * @throws CheckpointException if a tensor is missing, superfluous or of the wrong shape
	 * @throws IOException if the weights cannot be read
	 */
	public RaftNetwork(final Checkpoint checkpoint, final RaftConfiguration configuration, final NDManager manager) throws IOException {
		final RaftWeights parameters = new RaftWeights(checkpoint, manager);
		this.configuration = configuration;
		this.featureEncoder = new FrameEncoder(parameters.in("feature_encoder"), configuration.features());
		this.contextEncoder = new FrameEncoder(parameters.in("context_encoder"), configuration.context());
		this.updateBlock = new UpdateBlock(parameters.in("update_block"), configuration);
		this.upsampling = configuration.upsampling().load(parameters, configuration.recurrence().hidden());
		parameters.requireAllRead();
	}

	/**
	 * What is compared between frames.
	 *
	 * @param frame RGB in [-1, 1], [1, 3, 8 h, 8 w]
	 * @return [1, C, h, w]
	 */
	public NDArray features(final NDArray frame) {
		return featureEncoder.apply(frame);
	}

	/**
	 * What a source frame adds to its features.
	 *
	 * @param frame RGB in [-1, 1], [1, 3, 8 h, 8 w]
	 * @return the first hidden state and the context, before their non-linearities, [1, S + context, h, w]
	 */
	public NDArray context(final NDArray frame) {
		return contextEncoder.apply(frame);
	}

	/**
	 * The flow of some pairs of frames.
	 *
	 * @param sources features of the source frames, [B, C, h, w]
	 * @param targets features of the target frames, [B, C, h, w], at least 16 cells each way
	 * @param contexts contexts of the source frames, [B, S + context, h, w]
	 * @param updates how often to update the flow
	 * @return where each pixel goes, (right, down) in pixels, [B, 2, 8 h, 8 w]
	 */
	public NDArray flow(final NDArray sources, final NDArray targets, final NDArray contexts, final int updates) {
		return Intermediates.release(() -> {
			final Estimate estimate = new Estimate(new CorrelationPyramid(sources, targets, configuration.radius()), contexts);
			for (int i = 0; i < updates; i++)
				estimate.update();
			return upsampling.apply(estimate.flow, estimate.hidden);
		});
	}

	/** A flow on its way. */
	private final class Estimate {

		private final CorrelationPyramid pyramid;
		private final List<ContextShare> shares;
		private final NDArray grid; // [1, h, w, 2]
		private NDArray hidden; // [B, S, h, w]
		private NDArray flow; // [B, 2, h, w]

		Estimate(final CorrelationPyramid pyramid, final NDArray contexts) {
			final NDList parts = contexts.split(new long[] { configuration.recurrence().hidden() }, 1);
			final NDManager manager = contexts.getManager();
			final long height = contexts.size(2), width = contexts.size(3);
			this.pyramid = pyramid;
			this.hidden = parts.get(0).tanh(); // [B, S, h, w]
			this.shares = updateBlock.shares(parts.get(1).getNDArrayInternal().relu());
			this.grid = grid(manager, height, width); // [1, h, w, 2]
			this.flow = ChannelsLast.ofCells(manager.zeros(new Shape(contexts.size(0), height, width, 2))); // [B, 2, h, w]
		}

		void update() {
			final NDArray before = hidden, along = flow; // [B, S, h, w], [B, 2, h, w]
			hidden = Intermediates.release(() -> {
				final NDArray correlations = pyramid.lookup(ChannelsLast.toCells(along).add(grid)); // [B, L (2r + 1)^2, h, w]
				return updateBlock.hidden(before, along, correlations, shares);
			});
			flow = Intermediates.release(() -> along.add(updateBlock.change(hidden)));
		}
	}

	/** The place (x, y) of each cell. */
	private static NDArray grid(final NDManager manager, final long height, final long width) {
		final Shape shape = new Shape(1, height, width, 1);
		final NDArray columns = manager.arange(width).reshape(1, 1, width, 1).broadcast(shape); // [1, h, w, 1]
		final NDArray rows = manager.arange(height).reshape(1, height, 1, 1).broadcast(shape); // [1, h, w, 1]
		return columns.concat(rows, 3).toType(DataType.FLOAT32, false); // [1, h, w, 2]
	}
}
