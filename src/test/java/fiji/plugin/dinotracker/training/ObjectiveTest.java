package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.tensor.Torch;

class ObjectiveTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(98, 98);

	private static Step step(final NDManager manager) {
		final FeatureMaps features = new FeatureMaps(GEOMETRY, manager.ones(new Shape(1, GEOMETRY.cells(), 2)));
		return new Step(new int[] { 0 }, null, () -> null, features, null, new SplittableRandom(0));
	}

	@Test
	void lossesCountByTheirWeightsFromTheirStartOn() {
		final Loss two = step -> step.manager().create(2f);
		final Loss five = step -> step.manager().create(5f);
		final Objective objective = new Objective(List.of(new Objective.Term(two, 3, 0), new Objective.Term(five, 0.5f, 4)));
		try (NDManager manager = Torch.newManager()) {
			assertThat(objective.evaluate(step(manager), 3).getFloat()).isEqualTo(6);
			assertThat(objective.evaluate(step(manager), 4).getFloat()).isEqualTo(8.5f);
		}
	}

	@Test
	void thereIsABackwardPassWhereNothingIsLearnedFrom() {
		try (NDManager manager = Torch.newManager(); GradientCollector collector = Torch.newGradientCollector()) {
			final NDArray nothing = new Objective(List.of()).evaluate(step(manager), 0);
			collector.backward(nothing);
			assertThat(nothing.getFloat()).isZero();
		}
	}
}
