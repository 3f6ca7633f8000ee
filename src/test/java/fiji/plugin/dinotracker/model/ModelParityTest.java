package fiji.plugin.dinotracker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.tensor.Torch;

/** Delta-DINO and the tracker against PyTorch. */
class ModelParityTest {

	private NDManager manager;
	private ModelReference reference;
	private DeltaDino deltaDino;

	@BeforeEach
	void setUp() {
		manager = Torch.newManager();
		reference = new ModelReference(manager);
		deltaDino = reference.deltaDino();
	}

	@AfterEach
	void tearDown() {
		manager.close();
	}

	@Test
	void deltaDinoOnABatchGivesWhatPyTorchGives() {
		final NDArray delta = deltaDino.forward(reference.frames(), BatchMode.BATCH);
		assertClose(ModelReference.some(delta, 24), reference.numbers("delta"), within(1e-4f));
	}

	@Test
	void aBatchMovesTheRunningStatisticsAsPyTorchMovesThem() {
		deltaDino.forward(reference.frames(), BatchMode.BATCH);
		assertClose(deltaDino.parameters().kept().get("layers.3.norm.running_mean").toFloatArray(), reference.numbers("runningMean"), within(1e-5f));
		assertClose(deltaDino.parameters().kept().get("layers.3.norm.running_var").toFloatArray(), reference.numbers("runningVariance"), within(1e-5f));
	}

	@Test
	void deltaDinoWithRunningStatisticsGivesWhatPyTorchGives() {
		deltaDino.forward(reference.frames(), BatchMode.BATCH);
		final NDArray delta = deltaDino.forward(reference.frames(), BatchMode.RUNNING);
		assertClose(ModelReference.some(delta, 24), reference.numbers("deltaEvaluation"), within(1e-5f));
	}

	@Test
	void theTrackerOnDiscsGivesWhatWholeHeatMapsGive() {
		final NDArray refined = reference.raw().add(deltaDino.forward(reference.frames(), BatchMode.BATCH));
		final FeatureMaps maps = new FeatureMaps(ModelReference.GEOMETRY, refined);
		final NDArray positions = new Tracker(ModelReference.GEOMETRY, reference.refiner()).track(maps.sample(reference.sources()), maps, reference.wanted().slots());
		assertClose(positions.toFloatArray(), reference.numbers("positions"), within(2e-3f));
	}

	private static void assertClose(final float[] actual, final float[] expected, final Offset<Float> offset) {
		assertThat(actual).hasSameSizeAs(expected);
		for (int i = 0; i < actual.length; i++)
			assertThat(actual[i]).as("element " + i).isCloseTo(expected[i], offset);
	}
}
