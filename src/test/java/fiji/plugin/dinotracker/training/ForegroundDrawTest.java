package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.CostHeat;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.tensor.Torch;

/** Of four frames, the upper half of frame 1 is foreground and the left half of frame 3; the step has these two. */
class ForegroundDrawTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(126, 98);
	private static final int COUNT = 40;
	private static final int FOREGROUND = 28;

	private final NDManager manager = Torch.newManager();

	@AfterEach
	void close() {
		manager.close();
	}

	private static ForegroundMask mask() {
		final BitSet upper = new BitSet();
		final BitSet left = new BitSet();
		for (int y = 0; y < GEOMETRY.height(); y++)
			for (int x = 0; x < GEOMETRY.width(); x++) {
				upper.set(y * GEOMETRY.width() + x, isUpper(y));
				left.set(y * GEOMETRY.width() + x, isLeft(x));
			}
		return new ForegroundMask(GEOMETRY, List.of(new BitSet(), upper, new BitSet(), left));
	}

	private static boolean isUpper(final double y) {
		return y < GEOMETRY.height() / 2;
	}

	private static boolean isLeft(final double x) {
		return x < GEOMETRY.width() / 2;
	}

	private Step step() {
		final FeatureMaps maps = new FeatureMaps(GEOMETRY, manager.ones(new Shape(2, GEOMETRY.cells(), 1)));
		return new Step(new int[] { 1, 3 }, null, maps::features, maps, new Tracker(GEOMETRY, new CostHeat()), new SplittableRandom(2));
	}

	/** Where the sources of the buddies are that are drawn for a slot; each cell has its buddy on the other side. */
	private List<PixelPoint> drawn(final int slot) {
		final int[] cells = IntStream.range(0, GEOMETRY.cells()).toArray();
		final int[] mirrored = IntStream.of(cells).map(cell -> GEOMETRY.cells() - 1 - cell).toArray();
		final BuddyPairs drawn = new BuddyDraw(mask(), COUNT).some(new BuddyPairs(cells, mirrored, new float[cells.length]), step(), slot);
		return IntStream.of(drawn.sources()).mapToObj(cell -> GEOMETRY.toWorking(GEOMETRY.cell(cell))).toList();
	}

	@Test
	void sevenOfTenBuddiesHaveTheirSourceOnTheForegroundOfTheSourceFrame() {
		assertThat(drawn(0)).hasSize(COUNT).filteredOn(place -> isUpper(place.y())).hasSize(FOREGROUND);
		assertThat(drawn(1)).hasSize(COUNT).filteredOn(place -> isLeft(place.x())).hasSize(FOREGROUND);
	}

	@Test
	void sevenOfTenCyclesStartOnTheForegroundOfTheirFrame() {
		final TrainingSettings settings = new TrainingSettings(10, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 2, 40, 2, COUNT, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 1);
		final CycleLoss cycles = new CycleLoss(mask(), GEOMETRY, settings);
		final PointBatch upper = cycles.drawStarts(step(), 0);
		final PointBatch left = cycles.drawStarts(step(), 1);
		assertThat(upper.slots()).hasSize(COUNT).containsOnly(0);
		assertThat(left.slots()).hasSize(COUNT).containsOnly(1);
		assertThat(IntStream.range(0, COUNT).filter(i -> isUpper(upper.y()[i]))).hasSize(FOREGROUND);
		assertThat(IntStream.range(0, COUNT).filter(i -> isLeft(left.x()[i]))).hasSize(FOREGROUND);
	}
}
