package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.ResultFolder;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.OcclusionSpline;

/** {@code dino-tracker track}: a stack in, point tracks out. */
@Command(name = "track", mixinStandardHelpOptions = true, description = "Trains on a stack and tracks points through it.")
final class TrackCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private InputOptions inputOptions;

	@Mixin
	private QueryOptions queryOptions;

	@Mixin
	private SettingsOptions settingsOptions;

	@Mixin
	private ResourceOptions resourceOptions;

	@Option(names = "--model", paramLabel = "BUNDLE", description = "model folder of an earlier run: new points, no training")
	private Path model;

	@Option(names = "--interpolate", description = "join occluded spans by a cubic spline, marked as interpolated in tracks.csv")
	private boolean interpolate;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for the results")
	private Path out;

	@Override
	public Integer call() throws IOException {
		final TrackerSettings settings = settingsOptions.settings();
		final Method method = settingsOptions.method();
		if (model != null && method != Method.DINO_TRACKER)
			throw new ParameterException(spec.commandLine(), "Leave out --method: a --model is tracked with by the method that trained it");
		resourceOptions.require(model == null && method == Method.DINO_TRACKER);
		final TrackerInput input = inputOptions.open();
		final List<QueryPoint> queries = queryOptions.read(input);
		input.requireTrackable(queries);
		final ResultFolder folder = new ResultFolder(out);
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			run(input, settings, queries, folder, console);
			if (console.cancelled()) throw new CancellationException("Stopped early at your request; the results are of the training so far");
		}
		spec.commandLine().getOut().println(queries.size() + " tracks on " + input.frames().size() + " frames are in " + out);
		return 0;
	}

	private void run(final TrackerInput input, final TrackerSettings settings, final List<QueryPoint> queries, final ResultFolder folder, final Progress console)
		throws IOException
	{
		final StageTimes progress = new StageTimes(console);
		final Method method = settingsOptions.method();
		try (PointFollower follower = model == null ? method.prepare(input, settings, resourceOptions.resources(folder.model()), progress) : DinoTracker.load(input, model, progress)) {
			if (model == null) follower.save(folder.model());
			final List<Track> found = follower.track(queries, progress.afterCancel());
			final List<Track> tracks = interpolate ? OcclusionSpline.join(found) : found;
			folder.write(new TrackingResult(input, tracks, follower.report(progress.seconds())));
		}
	}
}
