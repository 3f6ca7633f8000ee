package fiji.plugin.dinotracker.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.Preparation;
import fiji.plugin.dinotracker.ProcessMemory;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.imports.GridQueries;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.training.Trainer;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

/**
 * Measures a whole run on a made-up video, with the built-in features and flow: a few iterations, then the tracking
 * of some points. The training step is held against what the same machine reaches in the same minutes.
 */
public final class Benchmark {

	private static final int WIDTH = 854;
	private static final int HEIGHT = 480;
	private static final long SEED = 1;
	/** Iterations at the start that say little: memory is claimed, kernels are compiled. */
	private static final int WARM_UP = 3;

	private final TrackerSettings settings;
	private final int frames;
	private final int points;
	private final int iterations;
	private final Map<String, Double> figures = new LinkedHashMap<>();

	/**
	 * @param preset whose training is measured
	 * @param frames of the video; 2 or more
	 * @param points that are tracked, about
	 * @param iterations of training, half of them with all losses; 8 or more
	 * @throws IllegalArgumentException if there is no such preset, or a number is too small
	 */
	public Benchmark(final String preset, final int frames, final int points, final int iterations) {
		if (frames < 2) throw new IllegalArgumentException("frames must be 2 or more, not " + frames);
		if (iterations < 8) throw new IllegalArgumentException("iterations must be 8 or more, not " + iterations);
		if (points < 1) throw new IllegalArgumentException("points must be 1 or more, not " + points);
		final TrackerSettings whole = TrackerSettings.preset(preset).withFeatures(DenseSift.NAME).withFlow(DisFlow.NAME).withDevice("cpu");
		this.settings = whole.withTraining(whole.training().withIterations(iterations));
		this.frames = frames;
		this.points = points;
		this.iterations = iterations;
	}

	/**
	 * Measures.
	 *
	 * @param machine what computes, in a few words
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public BenchmarkReport run(final String machine, final Progress listener) throws IOException {
		final FrameSource source = DriftingTexture.frames(WIDTH, HEIGHT, frames, SEED);
		final MemoryWatch memory = new MemoryWatch(listener);
		final StageTimes times = new StageTimes(memory);
		final StepTimes steps = new StepTimes(times);
		final Preparation preparation = Preparation.toTrain(new TrackerInput(source, FrameSelection.ALL, Optional.empty()), settings, RunResources.DEFAULT, times);
		final StepOperations operations = new StepOperations(preparation.video().geometry(), settings.training(), preparation.features().channels(), frames);
		final VideoGeometry geometry = preparation.video().geometry();
		try (DinoTracker tracker = preparation.train(steps)) {
			listener.check();
			figures.put("preprocessing seconds", preprocessing(times.seconds()));
			track(tracker, source, times);
		}
		figures.put("peak resident memory GB", ProcessMemory.peak() / 1e9);
		figures.put("peak anonymous memory GB", memory.most() / 1e9);
		step(steps, settings.training(), operations, MachineRates.measure(geometry, operations));
		return new BenchmarkReport(machine, times.seconds(), figures);
	}

	/** All stages that come before the first iteration. */
	private static double preprocessing(final Map<String, Double> seconds) {
		return seconds.entrySet().stream().takeWhile(stage -> !stage.getKey().equals(Trainer.STAGE)).mapToDouble(Map.Entry::getValue).sum();
	}

	private void track(final DinoTracker tracker, final FrameSource source, final Progress progress) {
		final List<QueryPoint> queries = GridQueries.wholeFrame(source.width(), source.height()).withCount(points, 0);
		final long start = System.nanoTime();
		tracker.track(queries, progress);
		figures.put("inference points", (double) queries.size());
		figures.put("inference seconds", (System.nanoTime() - start) / 1e9);
	}

	private void step(final StepTimes steps, final TrainingSettings training, final StepOperations operations, final MachineRates rates) {
		final int later = (int) (iterations * training.selfSupervisionStart());
		final Moment early = steps.median(WARM_UP, later);
		final Moment late = steps.median(later, iterations);
		figures.put("matrix product GFLOP/s", rates.matrixProduct() / 1e9);
		figures.put("5x5 convolutions GFLOP/s", rates.convolution() / 1e9);
		figures.put("convolutions of a step seconds", rates.convolutions().clock());
		figures.put("convolutions of a step processor seconds", rates.convolutions().processor());
		step("early", early, operations.early(), rates);
		step("late", late, operations.late(), rates);
		figures.put("iterations/s", 2 / (early.clock() + late.clock()));
	}

	private void step(final String name, final Moment time, final double operations, final MachineRates rates) {
		figures.put(name + " step seconds", time.clock());
		figures.put(name + " step processor seconds", time.processor());
		figures.put(name + " step GFLOP", operations / 1e9);
		figures.put(name + " step GFLOP/s", operations / time.clock() / 1e9);
		figures.put(name + " step / its convolutions", time.clock() / rates.convolutions().clock());
		figures.put(name + " step / its convolutions, processor", time.processor() / rates.convolutions().processor());
	}
}
