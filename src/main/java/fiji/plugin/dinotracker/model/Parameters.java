package fiji.plugin.dinotracker.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Named tensors of a network in a fixed order: what an optimiser changes ({@link #trained}) and what a network only
 * keeps, such as running statistics ({@link #kept}). All live on one manager and are lent to each step's manager, so
 * that whatever is computed from them is freed with the step.
 */
public final class Parameters {

	private final NDManager manager;
	private final Map<String, NDArray> trained = new LinkedHashMap<>();
	private final Map<String, NDArray> kept = new LinkedHashMap<>();

	/** @param manager where the tensors live */
	public Parameters(final NDManager manager) {
		this.manager = manager;
	}

	/** Where the tensors live. */
	Device device() {
		return manager.getDevice();
	}

	/** Adds a tensor of one value that is not trained. */
	NDArray keep(final String name, final Shape shape, final float value) {
		return add(kept, name, manager.full(shape, value));
	}

	/** Adds a trained tensor of one value. */
	NDArray train(final String name, final Shape shape, final float value) {
		return addTrained(name, manager.full(shape, value));
	}

	/** Adds a trained tensor with values drawn evenly from [-bound, bound). */
	NDArray trainUniform(final String name, final Shape shape, final double bound, final SplittableRandom random) {
		final float[] values = new float[(int) shape.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble(-bound, bound);
		return addTrained(name, manager.create(values, shape));
	}

	private NDArray addTrained(final String name, final NDArray tensor) {
		tensor.setRequiresGradient(true);
		return add(trained, name, tensor);
	}

	private static NDArray add(final Map<String, NDArray> map, final String name, final NDArray tensor) {
		tensor.setName(name);
		map.put(name, tensor);
		return tensor;
	}

	/** What an optimiser changes, by name, in a fixed order. */
	public Map<String, NDArray> trained() {
		return trained;
	}

	/** What belongs to the network but is not trained, by name, in a fixed order. */
	public Map<String, NDArray> kept() {
		return kept;
	}

	/** Everything, in a fixed order. */
	public Map<String, NDArray> all() {
		final Map<String, NDArray> all = new LinkedHashMap<>(trained);
		all.putAll(kept);
		return all;
	}

	/** Lends all tensors to a step; they come back when the step's manager closes. */
	public void lendTo(final NDManager step) {
		lend(trained.values(), step);
		lend(kept.values(), step);
	}

	private static void lend(final Collection<NDArray> tensors, final NDManager step) {
		for (final NDArray tensor : tensors)
			tensor.tempAttach(step);
	}

	/**
	 * Overwrites all tensors with saved values.
	 *
	 * @param saved one tensor of the right shape for each name
	 * @throws IllegalArgumentException if one is missing or of another shape
	 */
	public void load(final Map<String, NDArray> saved) {
		all().forEach((name, tensor) -> {
			final NDArray value = saved.get(name);
			if (value == null) throw new IllegalArgumentException("The saved model lacks " + name + "; train again");
			if (!value.getShape().equals(tensor.getShape()))
				throw new IllegalArgumentException("The saved model has " + name + " of shape " + value.getShape() + " where " + tensor.getShape() + " is needed; train again");
			tensor.set(value.toFloatArray());
		});
	}
}
