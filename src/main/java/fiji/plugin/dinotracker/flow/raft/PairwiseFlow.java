package fiji.plugin.dinotracker.flow.raft;

import java.util.function.IntFunction;

import ai.djl.ndarray.NDArray;

/** The flows between any two frames of one video; a frame that was encoded lately is not encoded again. */
public final class PairwiseFlow {

	/** Correlations of the pairs worked on at a time take at most this, or one pair's. */
	private static final long CORRELATION_BYTES = 512L << 20;

	/** More pairs at a time are no faster. */
	private static final int MOST_PAIRS = 8;

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
		this.features = new RecentTensors(2 * MOST_PAIRS, frame -> Intermediates.release(() -> network.features(input(frames.apply(frame)))));
		this.contexts = new RecentTensors(MOST_PAIRS, frame -> Intermediates.release(() -> network.context(input(frames.apply(frame)))));
	}

	private NDArray input(final NDArray frame) {
		final NDArray scaled = padding.pad(frame).mul(2).subi(1); // [3, H, W]
		return ChannelsLast.copyOf(scaled.expandDims(0)); // [1, 3, H, W]
	}

	/** How many pairs may be asked for at a time without running out of memory. */
	public int pairsAtATime() {
		final long bytes = CorrelationPyramid.bytes(padding.paddedWidth() / Upsampling.FACTOR, padding.paddedHeight() / Upsampling.FACTOR);
		return Math.toIntExact(Math.max(1, Math.min(MOST_PAIRS, CORRELATION_BYTES / bytes)));
	}

	/**
	 * The flows of some pairs, at most {@link #pairsAtATime}.
	 *
	 * @param sources the source frames
	 * @param targets the target frames, as many
	 * @param updates how often to update each flow
	 * @return (right, down) in working pixels, [B, 2, height, width]
	 */
	public NDArray flows(final int[] sources, final int[] targets, final int updates) {
		try (NDArray source = features.get(sources); // [B, C, h, w]
			NDArray target = features.get(targets); // [B, C, h, w]
			NDArray context = contexts.get(sources)) // [B, S + context, h, w]
		{
			return Intermediates.release(() -> padding.crop(network.flow(source, target, context, updates))); // [B, 2, height, width]
		}
	}
}
