package fiji.plugin.dinotracker.benchmark;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.ProcessMemory;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.OwnMotion;
import fiji.plugin.dinotracker.flow.TrackletChainer;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.imports.GridQueries;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.PointTracker;
import fiji.plugin.dinotracker.tracking.RefinedFeatures;
import fiji.plugin.dinotracker.training.Trainer;
import fiji.plugin.dinotracker.training.Trainer.Supervision;
import fiji.plugin.dinotracker.training.TrainingSettings;
import fiji.plugin.dinotracker.training.TrainingState;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.video.VideoLoader;

/**
 * The paper's setting on 50 frames of 854 x 476 pixels: 20 steps of training, and 100 points with visibility. ViT-L takes
 * minutes a frame without a GPU, so the features are random numbers of its size, and the flow is DIS. Not part of the
 * default run: {@code mvn test -Dtest=PaperBenchmark -Dscijava.surefire.args=-Xmx2g}. Figures are in docs/performance.md.
 */
class PaperBenchmark {

	private static final int FRAMES = 50;
	private static final int CHANNELS = 1024;
	private static final int ITERATIONS = 20;
	private static final int POINTS = 100;

	@Test
	void trainsAndTracks() {
		final TrackerSettings settings = TrackerSettings.preset("paper");
		final TrainingSettings training = settings.training().withIterations(ITERATIONS);
		final FrameSource source = DriftingTexture.frames(854, 480, FRAMES, 1);
		final MemoryWatch memory = new MemoryWatch(Progress.NONE);
		final StageTimes times = new StageTimes(memory);
		final StepTimes steps = new StepTimes(times);
		try (Video video = new VideoLoader(source, FrameSelection.ALL, settings.height()).load(times); //
				FeatureVideo features = randomFeatures(video.geometry()); //
				OpticalFlow flow = new DisFlow(); //
				FlowVideo neighbours = FlowVideo.of(flow, video, times); //
				TrainingState state = new TrainingState(Torch.newManager(), features, training)) {
			final ForegroundMask mask = new ForegroundMask(video.geometry(), OwnMotion.find(neighbours, times));
			new Trainer(video, features, new Supervision(new TrackletChainer(flow).chain(video, times), mask), training, state).train(steps);
			final StepOperations operations = new StepOperations(video.geometry(), training, CHANNELS, FRAMES);
			say(steps.median(3, ITERATIONS / 2), operations.early(), operations, "early");
			say(steps.median(ITERATIONS / 2, ITERATIONS), operations.late(), operations, "late");
			say(memory, "training");
			final MachineRates rates = MachineRates.measure(video.geometry(), operations);
			times.report("Rates of the machine", 1, 1, ""); // or the next stage would have their time
			System.out.printf(Locale.ROOT, "its 5 x 5 convolutions alone: %.1f s, %.0f GFLOP/s; matrix product %.0f GFLOP/s%n", //
				rates.convolutions().clock(), rates.convolution() / 1e9, rates.matrixProduct() / 1e9);
			try (FeatureVideo refined = RefinedFeatures.compute(state.model(), video, features, times)) {
				final List<QueryPoint> queries = GridQueries.wholeFrame(source.width(), source.height()).withCount(POINTS, 0);
				final List<Track> tracks = new PointTracker(state.model().tracker(), refined, Device.cpu()).track(queries, times);
				say(memory, tracks.size() + " points");
			}
		}
		times.seconds().forEach((stage, seconds) -> System.out.printf(Locale.ROOT, "%s: %.1f s%n", stage, seconds));
	}

	private static void say(final Moment time, final double counted, final StepOperations operations, final String name) {
		System.out.printf(Locale.ROOT, "%s step: %.1f s, %.2f TFLOP (convolutions %.2f), %.0f GFLOP/s%n", name, time.clock(), counted / 1e12, //
			operations.convolutions() / 1e12, counted / time.clock() / 1e9);
	}

	private static void say(final MemoryWatch memory, final String until) {
		System.out.printf(Locale.ROOT, "until %s: peak resident %.2f GB, anonymous %.2f GB%n", until, ProcessMemory.peak() / 1e9, memory.most() / 1e9);
	}

	private static FeatureVideo randomFeatures(final VideoGeometry geometry) {
		final Shape shape = new Shape(geometry.cells(), CHANNELS);
		final TensorStore maps = new TensorStore(FRAMES, shape);
		for (int frame = 0; frame < FRAMES; frame++)
			try (NDManager manager = Torch.newManager()) {
				maps.put(frame, manager.randomNormal(shape));
			}
		return new FeatureVideo(geometry, maps);
	}
}
