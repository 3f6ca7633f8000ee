package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.batch.Batch;
import fiji.plugin.dinotracker.batch.GridPoints;
import fiji.plugin.dinotracker.batch.QueriesByName;
import fiji.plugin.dinotracker.batch.QuerySource;
import fiji.plugin.dinotracker.batch.Sequence;
import fiji.plugin.dinotracker.batch.SequenceFinder;
import fiji.plugin.dinotracker.batch.SummaryRow;

/** {@code dino-tracker batch}: a folder of stacks in, a folder of results for each out, and a table. */
@Command(name = "batch", mixinStandardHelpOptions = true, description = { "Tracks every stack, video and folder of images in a folder the same way.",
	"What is complete is not tracked again: the same command goes on where it was stopped." })
final class BatchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "DIR", description = "folder of stacks, videos and folders of images")
	private Path folder;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for summary.csv and a folder of results for each")
	private Path out;

	@Option(names = "--pattern", paramLabel = "GLOB", description = "which names to track, such as '*.tif' (default: all of the usual kinds)")
	private String pattern;

	@Option(names = "--recursive", description = "look into folders in the folder too")
	private boolean recursive;

	@Option(names = "--queries-suffix", paramLabel = "TEXT", description = { "points of a.tif are in aTEXT.csv, aTEXT.zip or aTEXT.roi beside it", //
		"(default: a.csv, a.zip or a.roi)" })
	private String suffix;

	@Option(names = "--grid", paramLabel = "N", converter = WholeNumber.Count.class, description = "in place of such files: about N points spread evenly over each")
	private Integer grid;

	@Option(names = "--frame", paramLabel = "F", converter = WholeNumber.Index.class, description = "frame of a grid, or of points that name none, from 0 (default: the first)")
	private Integer frame;

	@Mixin
	private InputOptions inputOptions;

	@Mixin
	private RunOptions runOptions;

	@Mixin
	private ResourceOptions resourceOptions;

	@Override
	public Integer call() throws IOException {
		final Batch batch = new Batch(runOptions.run(), inputOptions.part(), queries(), resourceOptions.resources(), out);
		final List<Sequence> sequences = batch.find(finder(), folder);
		try (ConsoleProgress console = new ConsoleProgress(spec.commandLine().getErr())) {
			final List<SummaryRow> rows = batch.track(sequences, console);
			final long failed = rows.stream().filter(row -> row.error().isPresent()).count();
			spec.commandLine().getOut().println((rows.size() - failed) + " of " + rows.size() + " stacks are tracked; the table of all is " + out.resolve(Batch.SUMMARY));
			return failed == 0 ? 0 : 1;
		}
	}

	private SequenceFinder finder() {
		try {
			return new SequenceFinder(Optional.ofNullable(pattern), recursive);
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private QuerySource queries() {
		if (grid != null && suffix != null) throw new ParameterException(spec.commandLine(), "Give either --grid or --queries-suffix, not both");
		final Optional<Integer> at = Optional.ofNullable(frame);
		return grid == null ? new QueriesByName(suffix == null ? "" : suffix, at) : new GridPoints(grid, at);
	}
}
