package fiji.plugin.dinotracker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import fiji.plugin.dinotracker.features.AdaptableBlocks;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.TinyVit;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;

/** Whole trainings at the smallest size that has all parts. */
class TrainerTest {

	private static final TrainingSettings SETTINGS = new TrainingSettings(6, RefinementKind.RESIDUAL, List.of(4, 4, 4), 1, 4, 32, 2, 16, 0.01, LearningRateSchedule.REFINER, EnumSet.allOf(LossTerm.class), 0.5, 3);
	private static ShiftingTexture texture;
	private static FeatureVideo adaptable;

	@BeforeAll
	static void prepare() {
		texture = ShiftingTexture.by(1.5, -1);
		adaptable = TinyVit.describe(texture.video());
	}

	@AfterAll
	static void free() {
		texture.close();
		adaptable.adaptable().ifPresent(AdaptableBlocks::close);
		adaptable.close();
	}

	private static TrainingState state() {
		return state(SETTINGS);
	}

	private static TrainingState state(final TrainingSettings settings) {
		return new TrainingState(Torch.newManager(), features(settings), settings);
	}

	private static FeatureVideo features(final TrainingSettings settings) {
		return settings.refinement() == RefinementKind.ADAPTERS ? adaptable : texture.features();
	}

	private static void train(final TrainingState state, final int upTo) {
		train(state, SETTINGS, upTo);
	}

	private static void train(final TrainingState state, final TrainingSettings settings, final int upTo) {
		new Trainer(texture.video(), features(settings), texture.supervision(), settings, state).train(new StopAfter(state, upTo));
	}

	/** The user's cancel after some iterations. */
	private record StopAfter(TrainingState state, int iterations) implements Progress {

		@Override
		public void report(final String stage, final int done, final int total, final String detail) {}

		@Override
		public boolean cancelled() {
			return state.losses().size() >= iterations;
		}
	}

	@Test
	void aTrainingThatDivergesStopsAtTheIterationBefore() {
		try (TrainingState state = state(); NDManager saved = Torch.newManager()) {
			train(state, 2);
			final Map<String, NDArray> moments = copy(state.moments(), saved);
			final Map<String, NDArray> refiner = copy(state.model().refiner().parameters().all(), saved);
			state.model().refinement().parameters().all().values().forEach(parameter -> parameter.muli(Float.NaN));
			assertThatThrownBy(() -> train(state, 6)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("diverged at iteration 3");
			assertThat(state.losses()).hasSize(2);
			assertSame(state.moments(), moments);
			assertSame(state.model().refiner().parameters().all(), refiner);
		}
	}

	private static void assertSame(final Map<String, NDArray> tensors, final Map<String, NDArray> before) {
		assertThat(tensors).isNotEmpty().allSatisfy((name, tensor) -> assertThat(tensor.toFloatArray()).as(name).isEqualTo(before.get(name).toFloatArray()));
	}

	private static void assertAlike(final Map<String, NDArray> tensors, final Map<String, NDArray> expected) {
		assertThat(tensors).isNotEmpty().allSatisfy((name, tensor) -> assertThat(tensor.toFloatArray()).as(name).containsExactly(expected.get(name).toFloatArray(), within(1e-5f)));
	}

	@ParameterizedTest
	@EnumSource(RefinementKind.class)
	void trainingGoesOnFromASavedStateToTheSameNumbers(final RefinementKind kind) {
		final TrainingSettings settings = SETTINGS.withRefinement(kind);
		try (TrainingState straight = state(settings); TrainingState interrupted = state(settings); TrainingState resumed = state(settings);
			NDManager saved = Torch.newManager())
		{
			train(straight, settings, 6);
			train(interrupted, settings, 4);
			resumed.model().refinement().parameters().load(copy(interrupted.model().refinement().parameters().all(), saved));
			resumed.model().refiner().parameters().load(copy(interrupted.model().refiner().parameters().all(), saved));
			resumed.restore(copy(interrupted.moments(), saved), interrupted.losses());
			train(resumed, settings, 6);
			assertThat(resumed.losses()).hasSize(6);
			for (int i = 0; i < 6; i++)
				assertThat(resumed.losses().get(i)).as("iteration " + i).isCloseTo(straight.losses().get(i), within(1e-6f));
			assertAlike(resumed.model().refinement().parameters().all(), straight.model().refinement().parameters().all());
			assertAlike(resumed.model().refiner().parameters().all(), straight.model().refiner().parameters().all());
			assertAlike(resumed.moments(), straight.moments());
		}
	}

	private static Map<String, NDArray> copy(final Map<String, NDArray> tensors, final NDManager manager) {
		final Map<String, NDArray> copies = new HashMap<>();
		tensors.forEach((name, tensor) -> copies.put(name, manager.create(tensor.toFloatArray(), tensor.getShape())));
		return copies;
	}

	@Test
	void eachRateMovesItsOwnNetworkAndTheRefinerBeginsLater() {
		final TrainingSettings settings = SETTINGS.without(EnumSet.of(LossTerm.FLOW)); // cycles alone teach the refiner, and begin halfway
		assertThat(settings.refinerStart()).isEqualTo(3);
		try (TrainingState state = state(settings); NDManager saved = Torch.newManager()) {
			final Map<String, NDArray> refinement = copy(state.model().refinement().parameters().all(), saved);
			final Map<String, NDArray> refiner = copy(state.model().refiner().parameters().all(), saved);
			for (int n = 0; n < settings.refinerStart(); n++)
				update(state, 0, 0.01);
			assertSame(state.model().refinement().parameters().all(), refinement);
			assertSame(state.model().refiner().parameters().all(), refiner);
			update(state, 0, 0.01);
			assertSame(state.model().refinement().parameters().all(), refinement);
			assertMoved(state.model().refiner().parameters().all(), refiner);
			final Map<String, NDArray> then = copy(state.model().refiner().parameters().all(), saved);
			update(state, 0.01, 0);
			assertMoved(state.model().refinement().parameters().all(), refinement);
			assertSame(state.model().refiner().parameters().all(), then);
		}
	}

	/** An update after a loss whose gradient is 1 at every parameter. */
	private static void update(final TrainingState state, final double refinementRate, final double refinerRate) {
		try (NDManager step = Torch.newManager()) {
			try (GradientCollector collector = Torch.newGradientCollector()) {
				final NDArray sum = Stream.of(state.model().refinement().parameters(), state.model().refiner().parameters()) //
					.flatMap(parameters -> parameters.all().values().stream()).filter(NDArray::hasGradient).map(NDArray::sum).reduce(NDArray::add).orElseThrow();
				sum.attach(step);
				collector.backward(sum);
			}
			state.update(step, 1, refinementRate, refinerRate);
		}
	}

	private static void assertMoved(final Map<String, NDArray> tensors, final Map<String, NDArray> before) {
		tensors.forEach((name, tensor) -> {
			if (tensor.hasGradient()) assertThat(tensor.toFloatArray()).as(name).isNotEqualTo(before.get(name).toFloatArray());
		});
	}

	@Test
	void theScheduleSlowsTheNetworkItIsNamedAfter() {
		final double[] refiner = lastMoves(LearningRateSchedule.REFINER);
		final double[] deltaDino = lastMoves(LearningRateSchedule.DELTA_DINO);
		assertThat(refiner[0]).as("Delta-DINO").isCloseTo(deltaDino[0] / 0.999, withinPercentage(0.02));
		assertThat(refiner[1]).as("the refiner").isCloseTo(deltaDino[1] * 0.999, withinPercentage(0.02));
	}

	/** How far the weights of Delta-DINO and those of the refiner move in the first iteration whose rate is lower. */
	private static double[] lastMoves(final LearningRateSchedule schedule) {
		final TrainingSettings settings = SETTINGS.withIterations(41).withSchedule(schedule);
		try (TrainingState state = state(settings); NDManager saved = Torch.newManager()) {
			train(state, settings, 40);
			final Map<String, NDArray> refinement = copy(state.model().refinement().parameters().trained(), saved);
			final Map<String, NDArray> refiner = copy(state.model().refiner().parameters().trained(), saved);
			train(state, settings, 41);
			return new double[] { move(state.model().refinement().parameters().trained(), refinement), move(state.model().refiner().parameters().trained(), refiner) };
		}
	}

	private static double move(final Map<String, NDArray> tensors, final Map<String, NDArray> before) {
		return tensors.entrySet().stream().mapToDouble(tensor -> tensor.getValue().sub(before.get(tensor.getKey())).abs().sum().getFloat()).sum();
	}

	@Test
	void aCancelledTrainingKeepsWhatItHas() {
		try (TrainingState state = state()) {
			train(state, 2);
			assertThat(state.losses()).hasSize(2).doesNotContain(Float.NaN);
		}
	}

	@ParameterizedTest
	@EnumSource(LossTerm.class)
	void anyLossCanBeLeftOut(final LossTerm term) {
		assertTrains(SETTINGS.without(EnumSet.of(term)));
	}

	@ParameterizedTest
	@EnumSource(LossTerm.class)
	void anyLossCanBeTheOnlyOne(final LossTerm term) {
		assertTrains(SETTINGS.without(EnumSet.complementOf(EnumSet.of(term))));
	}

	private static void assertTrains(final TrainingSettings settings) {
		try (TrainingState state = state(settings)) {
			train(state, settings, 6);
			assertThat(state.losses()).hasSize(6).allSatisfy(loss -> assertThat(loss).isFinite());
			assertThat(state.model().refiner().parameters().trained().values()).allSatisfy(tensor -> assertThat(tensor.sum().getFloat()).isFinite());
		}
	}

	@ParameterizedTest
	@EnumSource(RefinementKind.class)
	void noTensorOutlivesItsStep(final RefinementKind kind) {
		final TrainingSettings settings = SETTINGS.withRefinement(kind);
		try (TrainingState state = state(settings)) {
			train(state, settings, 1);
			final int before = state.manager().getManagedArrays().size();
			train(state, settings, 6);
			assertThat(state.manager().getManagedArrays()).hasSize(before);
		}
	}
}
