package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.Preparation;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.demo.SyntheticSequence;
import fiji.plugin.dinotracker.export.TracksCsvWriter;
import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.metrics.TapVidScore;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.AxisRole;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;

/** {@code dino-tracker demo}: a made-up sequence whose truth is known, tracked and scored beside two baselines. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Makes a sequence, tracks it, and compares with its exact truth.")
final class DemoCommand implements Callable<Integer> {

	private static final long SEED = 1;
	private static final String TRUTH = "truth.csv";

	@Spec
	private CommandSpec spec;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "demo-out", description = "folder for the results (default: ${DEFAULT-VALUE})")
	private Path out;

	@Override
	public Integer call() throws IOException {
		final SyntheticSequence sequence = new SyntheticSequence(SEED);
		final FrameSource source = new FrameSource(sequence.frames(), List.of(AxisRole.X, AxisRole.Y, AxisRole.CHANNEL, AxisRole.TIME), true, Calibration.NONE, "demo");
		final TrackerInput input = new TrackerInput(source, FrameSelection.ALL, Optional.empty());
		final TrackerSettings settings = TrackerSettings.preset("quick").withFeatures(DenseSift.NAME).withFlow(DisFlow.NAME);
		final ResultFolder folder = new ResultFolder(out).besides(List.of(), TRUTH);
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			run(sequence, input, settings, folder, new StageTimes(console));
		}
		finally {
			folder.discardIfEmpty();
		}
		new TracksCsvWriter().write(sequence.truth(), folder.file(TRUTH));
		spec.commandLine().getOut().println("The results are in " + out + "; open " + out.resolve("overlay.tif") + " in Fiji, or look at " + out.resolve("trajectories.png"));
		return 0;
	}

	private void run(final SyntheticSequence sequence, final TrackerInput input, final TrackerSettings settings, final ResultFolder folder, final StageTimes progress)
		throws IOException
	{
		try (Preparation preparation = Preparation.toTrain(input, settings, RunResources.DEFAULT, progress)) {
			final TapVidScore flow = score(sequence, preparation.trackByFlow(sequence.queries(), progress));
			final TapVidScore raw = score(sequence, preparation.trackByFeatures(sequence.queries(), progress));
			try (DinoTracker tracker = folder.withModel(preparation.train(progress))) {
				final boolean early = progress.cancelled();
				final List<Track> tracks = tracker.track(sequence.queries(), progress.afterCancel());
				final TrackingResult result = new TrackingResult(input, tracks, tracker.report(progress.seconds()));
				folder.writeFiles(result, OverlayStyle.DEFAULT).ifPresent(progress::note);
				if (early) throw new CancellationException("Stopped early at your request; the tracks in " + out + " are of the training so far");
				folder.writeReport(result);
				final PrintWriter table = spec.commandLine().getOut();
				table.println("method         delta_avg     OA     AJ");
				print(table, "flow chaining", flow);
				print(table, "raw features", raw);
				print(table, "trained", score(sequence, tracks));
			}
		}
	}

	private static TapVidScore score(final SyntheticSequence sequence, final List<Track> tracks) {
		final TapVid metric = new TapVid(QueryMode.FIRST, SyntheticSequence.WIDTH, SyntheticSequence.HEIGHT);
		return metric.score(Evaluation.of(sequence.truth(), tracks).matches());
	}

	private static void print(final PrintWriter table, final String method, final TapVidScore score) {
		table.printf(Locale.ROOT, "%-14s %9.1f %6.1f %6.1f%n", method, 100 * score.averageAccuracy(), 100 * score.occlusionAccuracy(), 100 * score.averageJaccard());
	}
}
