package fiji.plugin.dinotracker.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.model.TrainedModel;

/**
 * A training as far as it got: the model, the optimiser's moments and the objective so far. Enough to go on to the same
 * numbers, since all draws of an iteration follow from the seed and its number.
 */
public final class TrainingState implements AutoCloseable {

	private final NDManager manager;
	private final TrainedModel model;
	private final Adam refinementAdam;
	private final Adam refinerAdam;
	private final int refinerStart;
	private final List<Float> losses = new ArrayList<>();

	/**
	 * A training that has not begun.
	 *
	 * @param manager where model and moments live; closed with this state
	 * @param features the frozen features the model starts from
	 */
	public TrainingState(final NDManager manager, final FeatureVideo features, final TrainingSettings settings) {
		this.manager = manager;
		this.model = TrainedModel.create(manager, features, settings.refinement(), settings.hiddenWidths(), new SplittableRandom(settings.seed()));
		this.refinementAdam = new Adam(manager, model.refinement().parameters());
		this.refinerAdam = new Adam(manager, model.refiner().parameters());
		this.refinerStart = settings.refinerStart();
	}

	/** Where model and moments live. */
	NDManager manager() {
		return manager;
	}

	/** The model as far as it is trained. */
	public TrainedModel model() {
		return model;
	}

	/** The objective at each iteration so far. */
	public List<Float> losses() {
		return List.copyOf(losses);
	}

	/** Names and values of the optimiser's moments. */
	public Map<String, NDArray> moments() {
		final Map<String, NDArray> moments = new LinkedHashMap<>(refinementAdam.moments(model.refinement().name()));
		moments.putAll(refinerAdam.moments("refiner"));
		return moments;
	}

	/**
	 * Goes back to a saved training; the model's parameters are loaded apart.
	 *
	 * @param savedMoments one for each name of {@link #moments}
	 * @param savedLosses the objective at each iteration so far
	 * @throws IllegalArgumentException if a moment is missing or of another shape
	 */
	public void restore(final Map<String, NDArray> savedMoments, final List<Float> savedLosses) {
		moments().forEach((name, moment) -> {
			final NDArray saved = savedMoments.get(name);
			if (saved == null || !saved.getShape().equals(moment.getShape()))
				throw new IllegalArgumentException("The saved optimiser does not fit the model at " + name + "; train again");
			moment.set(saved.toFloatArray());
		});
		losses.clear();
		losses.addAll(savedLosses);
	}

	/** Ends an iteration: changes the model by the gradients at hand. */
	void update(final NDManager step, final float loss, final double refinementRate, final double refinerRate) {
		losses.add(loss);
		refinementAdam.update(step, losses.size(), refinementRate);
		if (losses.size() > refinerStart) refinerAdam.update(step, losses.size() - refinerStart, refinerRate);
	}

	@Override
	public void close() {
		manager.close();
	}
}
