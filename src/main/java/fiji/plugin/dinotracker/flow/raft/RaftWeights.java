package fiji.plugin.dinotracker.flow.raft;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;

/**
 * A checkpoint as it is read by a network that knows each tensor's name and shape: what is missing or of another shape is
 * refused at once, what the network had no use for by {@link #requireAllRead}.
 */
final class RaftWeights {

	/** BatchNorm's count of training steps; of no use afterwards. */
	private static final String COUNTER = ".num_batches_tracked";

	private final Checkpoint checkpoint;
	private final NDManager manager;
	private final String prefix;
	private final Map<String, Shape> read;

	/**
	 * @param checkpoint where the tensors come from
	 * @param manager who will own them
	 */
	RaftWeights(final Checkpoint checkpoint, final NDManager manager) {
		this(checkpoint, manager, "", new HashMap<>());
	}

	private RaftWeights(final Checkpoint checkpoint, final NDManager manager, final String prefix, final Map<String, Shape> read) {
		this.checkpoint = checkpoint;
		this.manager = manager;
		this.prefix = prefix;
		this.read = read;
	}

	/** The parameters of a part: their names go on after the part's name and a dot. */
	RaftWeights in(final String part) {
		return new RaftWeights(checkpoint, manager, prefix + part + ".", read);
	}

	/**
	 * A tensor of this part; must not be changed in place.
	 *
	 * @throws CheckpointException if it is missing or of another shape
	 */
	NDArray tensor(final String name, final long... shape) throws IOException {
		final String full = prefix + name;
		final Shape expected = new Shape(shape);
		final Shape stored = checkpoint.shape(full);
		if (!stored.equals(expected)) throw new CheckpointException(checkpoint.file(), //
			"has " + full + " of shape " + stored + " instead of " + expected, "use the weights of the model that was asked for");
		read.put(full, expected);
		return checkpoint.tensor(manager, full);
	}

	/** @throws CheckpointException if the checkpoint has tensors that were not read */
	void requireAllRead() throws CheckpointException {
		final Map<String, Shape> expected = new HashMap<>(read);
		for (final String name : checkpoint.names())
			if (name.endsWith(COUNTER)) expected.put(name, checkpoint.shape(name));
		checkpoint.requireShapes(expected);
	}
}
