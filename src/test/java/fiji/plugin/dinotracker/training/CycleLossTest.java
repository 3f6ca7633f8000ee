package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.ModelReference;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.training.Objective.Term;

class CycleLossTest {

	private static final VideoGeometry GEOMETRY = ModelReference.GEOMETRY;
	private static final TrainingSettings SETTINGS = new TrainingSettings(10, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 2, 40, 4, 64, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1);

	private static float lossOn(final NDArray features) {
		final FeatureMaps maps = new FeatureMaps(GEOMETRY, features);
		final Step step = new Step(new int[] { 0, 1, 2 }, null, () -> features, maps, new Tracker(GEOMETRY, new CostHeat()), new SplittableRandom(4));
		final ForegroundMask mask = new ForegroundMask(GEOMETRY, Collections.nCopies(3, new BitSet()));
		final Objective objective = new Objective(List.of(new Term(new CycleLoss(mask, GEOMETRY, SETTINGS), 1, 0)));
		return objective.evaluate(step, 0).getFloat();
	}

	@Test
	void framesThatAreTheSameHaveAlmostNothingToLearn() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray one = new ModelReference(manager).raw().get("0:1");
			assertThat(lossOn(one.repeat(0, 3))).isBetween(1e-6f, 2e-3f);
		}
	}

	@Test
	void pointsThatDoNotComeBackDoNotCount() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray nothingAlike = new ModelReference(manager).raw();
			assertThat(lossOn(nothingAlike)).isLessThan(1e-2f);
		}
	}

	@Test
	void pointsCountLessTheFartherFromTheirStartTheyComeBack() {
		assertThat(CycleLoss.weight(0)).isEqualTo(1);
		assertThat(CycleLoss.weight(2)).isEqualTo(0.64, within(1e-12));
		assertThat(CycleLoss.weight(4)).isEqualTo(0.4096, within(1e-12));
		assertThat(CycleLoss.weight(4.01)).isZero();
	}
}
