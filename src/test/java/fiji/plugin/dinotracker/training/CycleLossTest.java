package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.ModelReference;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.training.Objective.Term;

class CycleLossTest {

	private static final VideoGeometry GEOMETRY = ModelReference.GEOMETRY;
	private static final TrainingSettings SETTINGS = new TrainingSettings(10, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 2, 40, 4, 64, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1);

	private static final ForegroundMask NOTHING = new ForegroundMask(GEOMETRY, Collections.nCopies(3, new BitSet()));

	private static Step step(final NDArray features) {
		return new Step(new int[] { 0, 1, 2 }, null, () -> features, new FeatureMaps(GEOMETRY, features), new Tracker(GEOMETRY, new CostHeat()), new SplittableRandom(4));
	}

	private static float lossOn(final NDArray features) {
		final Objective objective = new Objective(List.of(new Term(new CycleLoss(NOTHING, GEOMETRY, SETTINGS), 1, 0)));
		return objective.evaluate(step(features), 0).getFloat();
	}

	@Test
	void framesThatAreTheSameHaveAlmostNothingToLearn() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray one = new ModelReference(manager).raw().get("0:1");
			assertThat(lossOn(one.repeat(0, 3))).isBetween(1e-6f, 2e-3f);
		}
	}

	@Test
	void aPointThatDoesNotComeBackDoesNotCount() {
		try (NDManager manager = Torch.newManager()) {
			final NDArray nothingAlike = new ModelReference(manager).raw();
			final List<Integer> pixels = IntStream.range(0, GEOMETRY.width() * GEOMETRY.height()).boxed().toList();
			final int returning = pixels.stream().filter(pixel -> lossOf(nothingAlike, pixel) > 0).findFirst().orElseThrow();
			final int straying = pixels.stream().filter(pixel -> lossOf(nothingAlike, pixel) == 0).findFirst().orElseThrow();
			assertThat(lossOf(nothingAlike, returning, straying)).isEqualTo(lossOf(nothingAlike, returning), within(1e-8f));
		}
	}

	/** Of points that start at some pixels of the first frame and go to the second. */
	private static float lossOf(final NDArray features, final int... pixels) {
		final float[] x = new float[pixels.length];
		final float[] y = new float[pixels.length];
		final int[] targets = new int[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			x[i] = pixels[i] % GEOMETRY.width();
			y[i] = pixels[i] / GEOMETRY.width();
			targets[i] = 1;
		}
		return new CycleLoss(NOTHING, GEOMETRY, SETTINGS).evaluate(step(features), new PointBatch(new int[pixels.length], x, y), targets).getFloat();
	}

	@Test
	void pointsCountLessTheFartherFromTheirStartTheyComeBack() {
		assertThat(CycleLoss.weight(0)).isEqualTo(1);
		assertThat(CycleLoss.weight(2)).isEqualTo(0.64, within(1e-12));
		assertThat(CycleLoss.weight(4)).isEqualTo(0.4096, within(1e-12));
		assertThat(CycleLoss.weight(4.01)).isZero();
	}
}
