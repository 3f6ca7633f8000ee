package fiji.plugin.dinotracker.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.flow.raft.PairwiseFlow;
import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.flow.raft.RaftNetwork;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;

/**
 * Optical flow by RAFT, as the paper has it (App. A.1): frames scaled to [-1, 1] and padded to sides that are multiples of 8.
 * Pairs that share frames are cheaper next to each other, because within one call a frame that was encoded lately is not encoded again.
 *
 * <pre>
 * try (Checkpoint weights = Checkpoint.open(path);
 * 		Raft raft = new Raft(weights, RaftConfiguration.LARGE, Raft.PAPER_UPDATES, Device.cpu())) {
 * 	final List&lt;FlowField&gt; flows = raft.flows(video, List.of(new FramePair(0, 1), new FramePair(1, 0)));
 * }
 * </pre>
 */
public final class Raft implements OpticalFlow {

	/** How often the paper updates each flow. */
	public static final int PAPER_UPDATES = 24;

	private final RaftConfiguration configuration;
	private final int updates;
	private final NDManager parameters;
	private final RaftNetwork network;

	/**
	 * Reads the network.
	 *
	 * @param checkpoint torchvision's weights; may be closed afterwards
	 * @param configuration the model they belong to
	 * @param updates how often to update each flow, such as 12 or {@link #PAPER_UPDATES}
	 * @param device where to compute
	 * @throws CheckpointException if they are the weights of another model
	 * @throws IOException if they cannot be read
	 */
	public Raft(final Checkpoint checkpoint, final RaftConfiguration configuration, final int updates, final Device device)
		throws IOException
	{
		if (updates < 1) throw new IllegalArgumentException("RAFT needs at least one update, not " + updates);
		this.configuration = configuration;
		this.updates = updates;
		this.parameters = Torch.newManager(device);
		try {
			this.network = new RaftNetwork(checkpoint, configuration, parameters);
		}
		catch (final IOException | RuntimeException | Error e) {
			parameters.close();
			throw e;
		}
		parameters.cap(); // nothing is to be made here while flows are estimated
	}

	@Override
	public String name() {
		return configuration.name();
	}

	@Override
	public List<FlowField> flows(final Video video, final List<FramePair> pairs) {
		final int width = video.geometry().width();
		final int height = video.geometry().height();
		final List<FlowField> fields = new ArrayList<>();
		try (NDManager manager = Torch.newManager(parameters.getDevice())) {
			final PairwiseFlow network = new PairwiseFlow(this.network, width, height, frame -> video.frame(manager, frame));
			for (final FramePair pair : pairs)
				try (NDArray flow = network.flow(pair.source(), pair.target(), updates)) { // [2, H, W]
					fields.add(field(flow.toFloatArray(), width, height));
				}
		}
		return fields;
	}

	private static FlowField field(final float[] displacements, final int width, final int height) {
		final int pixels = width * height;
		return new FlowField(width, height, Arrays.copyOfRange(displacements, 0, pixels), Arrays.copyOfRange(displacements, pixels, 2 * pixels));
	}

	/** Frees the network. */
	@Override
	public void close() {
		parameters.close();
	}
}
