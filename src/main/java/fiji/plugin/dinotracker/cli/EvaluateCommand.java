package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.metrics.Badja;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.EvaluationReport;
import fiji.plugin.dinotracker.metrics.IdentityScore;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;

/** {@code dino-tracker evaluate}: scores tracks against true ones. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = { "Scores tracks against true tracks of the same names.",
	"TAP-Vid needs --width and --height, BADJA needs --masks, the share within a radius needs --radius." })
final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "TRACKS", description = "tracks: CSV, TrackMate XML, or another format we write")
	private Path tracks;

	@Parameters(index = "1", paramLabel = "TRUTH", description = "true tracks: track,frame,x,y,visible")
	private Path truth;

	@Option(names = "--masks", paramLabel = "PATH", description = "foreground of the frames: a folder or a stack")
	private Path masks;

	@Option(names = "--width", paramLabel = "W", description = "width of the frames in pixels")
	private Integer width;

	@Option(names = "--height", paramLabel = "H", description = "height of the frames in pixels")
	private Integer height;

	@Option(names = "--radius", paramLabel = "PX", description = "share of labels within this many pixels")
	private Double radius;

	@Option(names = "--json", description = "print JSON instead of a table")
	private boolean json;

	/** A prediction that is missing is an error: it is named, and the exit code says so. */
	@Override
	public Integer call() throws IOException {
		final Evaluation evaluation = Evaluation.of(TracksFile.read(truth), TracksFile.read(tracks));
		final EvaluationReport report = new EvaluationReport(evaluation, metrics());
		spec.commandLine().getOut().println(json ? report.toJson() : report.toText());
		return evaluation.errors().isEmpty() ? 0 : 1;
	}

	private List<Metric> metrics() throws IOException {
		final List<Metric> metrics = new ArrayList<>();
		if (width != null && height != null) metrics.add(new TapVid(QueryMode.FIRST, width, height));
		if (masks != null) metrics.add(badja(VideoReaders.open(masks)));
		if (radius != null) metrics.add(new IdentityScore(radius));
		if (metrics.isEmpty()) throw new ParameterException(spec.commandLine(), "Say how to score: --width and --height of the frames, --masks, or --radius");
		return metrics;
	}

	private static Badja badja(final FrameSource masks) {
		final long[] areas = new long[masks.frames()];
		for (int frame = 0; frame < areas.length; frame++)
			for (final float value : masks.pixels(0, 0, frame))
				if (value != 0) areas[frame]++;
		return new Badja(areas, masks.height());
	}
}
