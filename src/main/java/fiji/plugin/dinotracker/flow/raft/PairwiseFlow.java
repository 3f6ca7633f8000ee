package fiji.plugin.dinotracker.flow.raft;

import java.util.function.IntFunction;

import ai.djl.ndarray.NDArray;

/**
 * The flows between any two frames of one video, a pair at a time: pairs at once are hardly faster on a CPU, and the
 * correlations of one pair already take 220 MB at the paper's size. Within one call a frame that was encoded lately is not encoded again.
 */
public final class PairwiseFlow {

	private static final int FRAMES_KEPT = 8;

	private final RaftNetwork network;
	private final InputPadding padding;
	private final RecentTensors features;
	private final RecentTensors contexts;

	/**
	 * @param network what to estimate them with
	 * @param width working width
	 * @param height working height
	 * @param frames gives a frame by its number: RGB in [0, 1], [3, height, width]
	 */
	public PairwiseFlow(final RaftNetwork network, final int width, final int height, final IntFunction<NDArray> frames) {
		this.network = network;
		this.padding = new InputPadding(width, height);
		this.features = encodings(network::features, frames); // [1, C, h, w] each
		this.contexts = encodings(network::context, frames); // [1, S + context, h, w] each
	}

	private RecentTensors encodings(final Layer encoder, final IntFunction<NDArray> frames) {
		return new RecentTensors(FRAMES_KEPT, frame -> Intermediates.release(() -> encoder.apply(input(frames.apply(frame)))));
	}

	private NDArray input(final NDArray frame) {
		final NDArray scaled = padding.pad(frame).mul(2).subi(1); // [3, H, W]
		return ChannelsLast.copyOf(scaled.expandDims(0)); // [1, 3, H, W]
	}

	/**
	 * The flow from one frame to another.
	 *
	 * @param updates how often to update it
	 * @return (right, down) in working pixels, [2, height, width]
	 */
	public NDArray flow(final int source, final int target, final int updates) {
		final NDArray from = features.get(source), to = features.get(target); // [1, C, h, w] each
		final NDArray context = contexts.get(source); // [1, S + context, h, w]
		return Intermediates.release(() -> padding.crop(network.flow(from, to, context, updates).squeeze(0))); // [2, height, width]
	}
}
