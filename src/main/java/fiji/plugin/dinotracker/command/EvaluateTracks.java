package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.export.ScoresCsvWriter;
import fiji.plugin.dinotracker.figure.ErrorPlot;
import fiji.plugin.dinotracker.imports.TrueTracks;
import fiji.plugin.dinotracker.metrics.Badja;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.EvaluationReport;
import fiji.plugin.dinotracker.metrics.FrameError;
import fiji.plugin.dinotracker.metrics.IdentityScore;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.ScoreRow;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.StackLayout;
import fiji.plugin.dinotracker.view.WorstFrames;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/**
 * Compares tracks with true ones, or with those of another tracker: a table of scores, a plot of the error against time, and
 * the worst frames. In a macro:
 * {@code run("Evaluate Tracks...", "tracks=[/home/me/tracks/tracks.csv] truth=[/home/me/truth.csv] metric=tapvid");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Evaluate Tracks...", headless = true)
public final class EvaluateTracks extends ContextCommand {

	private static final String SCORES = "Scores";

	@Parameter(label = "Image", description = "the open stack that the tracks are on; a click in the list of worst frames moves it", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Tracks file", description = "tracks in any format that can be read", required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Files"))
	private File tracks;

	@Parameter(label = "Truth file", description = "true tracks of the same names, or those of another tracker", required = false, persist = false)
	private File truth;

	@Parameter(label = "Metric", description = "tapvid: positions and visibility as in TAP-Vid; badja: joints, relative to the size of the object; identity: share within a radius", //
		choices = { "tapvid", "badja", "identity" }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Scores"))
	private String metric = "tapvid";

	@Parameter(label = "Width in pixels (0: that of the image)", description = "of the stack, for tapvid; 0 stands for that of the open image", persist = false)
	private String width = "0";

	@Parameter(label = "Height in pixels (0: that of the image)", description = "of the stack, for tapvid; 0 stands for that of the open image", persist = false)
	private String height = "0";

	@Parameter(label = "Radius in pixels", description = "distance that still counts as right, for identity", persist = false)
	private String radius = "5";

	@Parameter(label = "Masks for badja", description = "the object in each frame, zero elsewhere: a stack or a folder of images", style = FileWidget.FILE_AND_DIRECTORY_STYLE, //
		required = false, persist = false)
	private File masks;

	@Parameter(label = "Out folder (empty: save nothing)", description = "for scores.csv and error.png", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false, //
		attrs = @Attr(name = ParameterDialog.HEADING, value = "Results"))
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::evaluate);
	}

	private String evaluate() throws IOException {
		final StackLayout layout = image == null ? StackLayout.PLAIN : StackLayout.of(image);
		requireFile("truth", truth);
		final TrueTracks trueTracks = TrueTracks.read(truth.toPath(), layout, QueryMode.FIRST);
		requireFile("tracks", tracks);
		final Optional<ImagePlus> stack = Optional.ofNullable(image).filter(shown -> layout.length() >= trueTracks.frames()); // not a plot that happens to be in front
		final Evaluation evaluation = trueTracks.evaluation(tracks.toPath());
		final EvaluationReport report = new EvaluationReport(evaluation, List.of(metric(stack)));
		final List<FrameError> errors = FrameError.of(evaluation.matches());
		if (out != null) save(report, errors);
		evaluation.errors().forEach(Outcome::log);
		evaluation.notes().forEach(Outcome::log);
		final ResultsTable table = table(report);
		TrackTable.setAside();
		table.show(SCORES);
		Analyzer.setResultsTable(table); // where macros look for results; ImageJ complains if that comes first
		if (OnScreen.isThere()) WorstFrames.show(errors, stack);
		OnScreen.show(new ImagePlus("Error against time", ErrorPlot.draw(Map.of(tracks.getName(), errors))));
		OnScreen.bringToFront(stack);
		return "Scores of " + evaluation.matches().size() + " tracks" + (evaluation.errors().isEmpty() ? "" : "; some have no predictions, see the log");
	}

	private static void requireFile(final String name, final File file) throws IOException {
		if (file == null) throw new IllegalArgumentException("Give two files to compare: set tracks and truth");
		if (!file.isFile()) throw new FileNotFoundException("There is no file of " + name + " " + file + "; check the path");
	}

	private Metric metric(final Optional<ImagePlus> stack) throws IOException {
		switch (metric) {
			case "badja":
				return Badja.of(masks(stack));
			case "identity":
				return new IdentityScore(WholeNumber.notNegative("radius", radius));
			default:
				final int columns = WholeNumber.notNegative("width", width);
				final int rows = WholeNumber.notNegative("height", height);
				if (stack.isEmpty() && (columns == 0 || rows == 0))
					throw new IllegalArgumentException("tapvid needs the size of the stack: bring it to the front, or set width and height");
				return new TapVid(QueryMode.FIRST, columns == 0 ? stack.orElseThrow().getWidth() : columns, rows == 0 ? stack.orElseThrow().getHeight() : rows);
		}
	}

	private FrameSource masks(final Optional<ImagePlus> stack) throws IOException {
		if (masks == null) throw new IllegalArgumentException("badja needs the object in each frame: set masks");
		final FrameSource source = VideoReaders.open(masks.toPath());
		if (stack.filter(shown -> shown.getWidth() != source.width() || shown.getHeight() != source.height()).isPresent()) throw new IllegalArgumentException( //
			"The masks are " + source.width() + " x " + source.height() + " pixels, the image is not; give masks of the image's own size, or bring the image they belong to to the front");
		return source;
	}

	private void save(final EvaluationReport report, final List<FrameError> errors) throws IOException {
		final ResultFolder folder = new ResultFolder(out.toPath());
		ScoresCsvWriter.requireOwn(folder.file("scores.csv"));
		ScoresCsvWriter.write(Map.of(tracks.getName(), report), folder.file("scores.csv"));
		ErrorPlot.write(Map.of(tracks.getName(), errors), folder.file("error.png"));
	}

	/** A row for each track and one for all, in percent; a cell is empty where there was nothing to score. */
	private static ResultsTable table(final EvaluationReport report) {
		final ResultsTable table = new ResultsTable();
		for (final ScoreRow row : report.rows()) {
			table.addRow();
			table.addValue("Track", row.name());
			table.addValue("Labels", Integer.toString(row.labels()));
			row.scores().forEach(score -> table.addValue(score.name() + " (%)", 100 * score.value()));
		}
		table.setNaNEmptyCells(true);
		table.showRowNumbers(false);
		return table;
	}
}
