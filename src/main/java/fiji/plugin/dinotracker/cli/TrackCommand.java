package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.batch.TrackingRun;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.QueryPoint;

/** {@code dino-tracker track}: a stack in, point tracks out. */
@Command(name = "track", mixinStandardHelpOptions = true, description = "Trains on a stack and tracks points through it.")
final class TrackCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "INPUT", description = "a stack, a video, or a folder of images")
	private Path input;

	@Mixin
	private InputOptions inputOptions;

	@Mixin
	private QueryOptions queryOptions;

	@Mixin
	private RunOptions runOptions;

	@Mixin
	private CheckpointOptions checkpointOptions;

	@Mixin
	private ResourceOptions resourceOptions;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for the results")
	private Path out;

	@Override
	public Integer call() throws IOException {
		final TrackingRun run = runOptions.run();
		checkpointOptions.require(run.trains());
		final RunResources resources = resourceOptions.resources();
		final TrackingResult result;
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			result = track(run, resources, console);
		}
		spec.commandLine().getOut().println(result.tracks().size() + " tracks on " + result.input().frames().size() + " frames are in " + out);
		return 0;
	}

	private TrackingResult track(final TrackingRun run, final RunResources resources, final ConsoleProgress console) throws IOException {
		final StageTimes progress = new StageTimes(console);
		final TrackerInput part = inputOptions.part().of(input, progress);
		final List<QueryPoint> queries = queryOptions.read(part);
		part.requireTrackable(queries);
		final ResultFolder folder = new ResultFolder(out).besides(Stream.of(Optional.of(input), queryOptions.file(), inputOptions.mask()).flatMap(Optional::stream).toList());
		try (PointFollower follower = run.prepare(part, folder, checkpointOptions.addTo(resources, folder), progress)) {
			final boolean early = console.cancelled();
			final TrackingResult result = run.track(follower, part, queries, progress);
			folder.writeFiles(result, OverlayStyle.DEFAULT).ifPresent(progress::note);
			if (early) throw new CancellationException("Stopped early at your request; the tracks are of the training so far, which --resume goes on with");
			folder.writeReport(result);
			return result;
		}
		finally {
			folder.discardIfEmpty();
		}
	}
}
