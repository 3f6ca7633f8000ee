package fiji.plugin.dinotracker.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.Preparation;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.video.FrameSelection;

/**
 * The training step of the preset quick, with Delta-DINO as wide as it is there, twice as wide, and as wide as the paper's,
 * each beside its convolutions alone. Not part of the default run: {@code mvn test -Dtest=WidthsBenchmark}, with
 * {@code OMP_NUM_THREADS=1} for one thread. Figures are in docs/performance.md.
 */
class WidthsBenchmark {

	private static final int FRAMES = 16;
	private static final int ITERATIONS = 24;
	private static final int WARM_UP = 3;

	@ParameterizedTest
	@CsvSource({ "16, 32, 64", "32, 64, 128", "64, 128, 256" })
	void aStepBesideItsConvolutions(final int first, final int second, final int third) throws IOException {
		final TrackerSettings quick = TrackerSettings.preset("quick").withFeatures("dense-sift").withFlow("dis").withDevice("cpu");
		final TrainingSettings training = withWidths(quick.training(), List.of(first, second, third));
		final StepTimes steps = new StepTimes(Progress.NONE);
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(854, 480, FRAMES, 1), FrameSelection.ALL, Optional.empty());
		final Preparation preparation = Preparation.toTrain(input, quick.withTraining(training), RunResources.DEFAULT, Progress.NONE);
		final StepOperations operations = new StepOperations(preparation.video().geometry(), training, preparation.features().channels(), FRAMES);
		final MachineRates before = MachineRates.measure(preparation.video().geometry(), operations);
		preparation.train(steps).close();
		final MachineRates after = MachineRates.measure(preparation.video().geometry(), operations);
		final double convolutions = (before.convolutions().clock() + after.convolutions().clock()) / 2;
		System.out.printf(Locale.ROOT, "%s: convolutions %.1f GFLOP, %.3f s before and %.3f s after%n", training.hiddenWidths(), operations.convolutions() / 1e9, //
			before.convolutions().clock(), after.convolutions().clock());
		say("early", steps.median(WARM_UP, ITERATIONS / 2), operations.early() / operations.convolutions(), convolutions);
		say("late", steps.median(ITERATIONS / 2, ITERATIONS), operations.late() / operations.convolutions(), convolutions);
	}

	private static void say(final String name, final Moment step, final double counted, final double convolutions) {
		System.out.printf(Locale.ROOT, "  %s step %.3f s, %.2f x its convolutions (by operations %.2f x)%n", name, step.clock(), step.clock() / convolutions, counted);
	}

	private static TrainingSettings withWidths(final TrainingSettings training, final List<Integer> widths) {
		return new TrainingSettings(ITERATIONS, training.refinement(), widths, training.frameSets(), training.framesPerSet(), training.flowPairs(), training.framePairs(),
			training.pointsPerPair(), training.learningRate(), training.schedule(), training.losses(), training.selfSupervisionStart(), training.seed());
	}
}
