package fiji.plugin.dinotracker.features;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.weights.Checkpoint;
import fiji.plugin.dinotracker.weights.CheckpointException;

/** The tensors of a DINOv2 model, read from a checkpoint under either layout of names. */
final class VitWeights {

	private final Checkpoint checkpoint;
	private final VitKeyLayout layout;
	private final NDManager manager;

	/**
	 * @param checkpoint an open checkpoint
	 * @param architecture the model it must be of
	 * @param manager where the tensors will live
	 * @throws CheckpointException if the checkpoint is not of that model
	 */
	VitWeights(final Checkpoint checkpoint, final VitArchitecture architecture, final NDManager manager) throws CheckpointException {
		this.checkpoint = checkpoint;
		this.layout = VitKeyLayout.of(checkpoint);
		this.manager = manager;
		checkpoint.requireShapes(layout.stored(VitKeyLayout.shapes(architecture)));
	}

	/** A tensor by our name, see {@link VitKeyLayout}. */
	NDArray tensor(final String name) throws IOException {
		return layout.read(checkpoint, manager, name);
	}

	/** A number of the model's own. */
	NDArray constant(final double value) {
		return manager.create((float) value);
	}

	/** A linear layer by the name of its tensors without {@code weight} and {@code bias}. */
	Projection projection(final String layer) throws IOException {
		return new Projection(tensor(layer + "weight"), tensor(layer + "bias"));
	}

	/** A normalisation by the name of its tensors without {@code weight} and {@code bias}. */
	Normalization normalization(final String layer) throws IOException {
		return new Normalization(tensor(layer + "weight"), tensor(layer + "bias"));
	}
}
