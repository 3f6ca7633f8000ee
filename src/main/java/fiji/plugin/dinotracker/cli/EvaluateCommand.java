package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fiji.plugin.dinotracker.export.ScoresCsvWriter;
import fiji.plugin.dinotracker.figure.ErrorPlot;
import fiji.plugin.dinotracker.figure.ReliabilityPlot;
import fiji.plugin.dinotracker.imports.TrueTracks;
import fiji.plugin.dinotracker.metrics.Comparison;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.EvaluationReport;
import fiji.plugin.dinotracker.metrics.FrameError;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/** {@code dino-tracker evaluate}: scores tracks against true ones, those of several trackers side by side. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = { "Scores tracks against true tracks of the same names.",
	"TAP-Vid needs --width and --height, BADJA needs --masks, the share within a radius needs --radius." })
final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "1..*", paramLabel = "TRACKS... TRUTH", hideParamSyntax = true, description = { "tracks of one or more trackers: CSV (ours, napari, DeepLabCut), TrackMate XML, numpy .npz,",
		"or another format we read; the last file is the truth: track,frame,x,y,visible" })
	private List<Path> files;

	@Mixin
	private ScoreOptions scoreOptions;

	@Option(names = "--json", description = "print JSON instead of a table")
	private boolean json;

	@Option(names = "--csv", paramLabel = "FILE", description = "write the scores to this file too")
	private Path csv;

	@Option(names = "--plot", paramLabel = "FILE.png", description = "write a figure of error against time")
	private Path plot;

	@Option(names = "--reliability", paramLabel = "FILE.png", description = "write a figure of how often points of a confidence are right")
	private Path reliability;

	/** A prediction that is missing is an error: it is named, and the exit code says so. */
	@Override
	public Integer call() throws IOException {
		if (files.size() < 2) throw new ParameterException(spec.commandLine(), "Give the files of tracks and, last, that of the true ones");
		final TrueTracks truth = TrueTracks.read(files.get(files.size() - 1), StackLayout.PLAIN, scoreOptions.mode());
		final Map<String, EvaluationReport> reports = new LinkedHashMap<>();
		final List<Metric> metrics = scoreOptions.metrics();
		if (reliability != null) scoreOptions.requireSize();
		for (final Path file : files.subList(0, files.size() - 1))
			reports.put(file.toString(), new EvaluationReport(truth.evaluation(file), metrics));
		final Comparison comparison = new Comparison(reports);
		spec.commandLine().getOut().println(json ? comparison.toJson() : comparison.toText());
		if (csv != null) ScoresCsvWriter.write(reports, csv);
		if (plot != null) ErrorPlot.write(each(reports, evaluation -> FrameError.of(evaluation.matches())), plot);
		if (reliability != null) ReliabilityPlot.write(each(reports, scoreOptions::reliability), reliability);
		return comparison.isComplete() ? 0 : 1;
	}

	private static <T> Map<String, T> each(final Map<String, EvaluationReport> reports, final Function<Evaluation, T> value) {
		final Map<String, T> values = new LinkedHashMap<>();
		reports.forEach((name, report) -> values.put(name, value.apply(report.evaluation())));
		return values;
	}
}
