package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.ChoiceWidget;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.batch.Batch;
import fiji.plugin.dinotracker.batch.GridPoints;
import fiji.plugin.dinotracker.batch.QueriesByName;
import fiji.plugin.dinotracker.batch.QuerySource;
import fiji.plugin.dinotracker.batch.Sequence;
import fiji.plugin.dinotracker.batch.SequenceFinder;
import fiji.plugin.dinotracker.batch.StackPart;
import fiji.plugin.dinotracker.batch.SummaryRow;
import fiji.plugin.dinotracker.batch.TrackingRun;
import fiji.plugin.dinotracker.tracking.polish.Polish;

import ij.measure.ResultsTable;

/**
 * Tracks all stacks of a folder, each into a folder of its own; what is complete is not tracked again. In a macro:
 * {@code run("Track Folder...", "folder=[/home/me/stacks] grid=50 out=[/home/me/tracks]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track Folder...", headless = true)
public final class TrackFolder extends ContextCommand {

	@Parameter(label = "Folder", description = "of stacks, videos, and folders of images, each of which is one stack", style = FileWidget.DIRECTORY_STYLE, required = false, //
		persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Stacks"))
	private File folder;

	@Parameter(label = "Pattern (empty: all usual kinds)", description = "which names to track, such as *.tif; empty for all of the usual kinds", required = false, persist = false)
	private String pattern = "";

	@Parameter(label = "Recursive", description = "whether to look into folders in the folder", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String recursive = "false";

	@Parameter(label = "Series of each file", description = "for files with several, counted from 1", persist = false)
	private String series = "1";

	@Parameter(label = "Channel (0: colour or first)", description = "counted from 1; 0 stands for colour, or the first channel", persist = false)
	private String channel = "0";

	@Parameter(label = "Plane along z", description = "counted from 1; max stands for the maximum projection", persist = false)
	private String plane = "1";

	@Parameter(label = "First frame", description = "counted from 1", persist = false)
	private String first = "1";

	@Parameter(label = "Last frame (0: of each stack)", description = "counted from 1; 0 stands for the last of each stack", persist = false)
	private String last = "0";

	@Parameter(label = "Step in frames", description = "1 for every frame, 2 for every other frame, and so on", persist = false)
	private String step = "1";

	@Parameter(label = "Mask (empty: found by itself)", description = "foreground of the frames of all stacks, zero elsewhere: the path of an image, a stack or a folder of images", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File mask;

	@Parameter(label = "Grid of about so many points (0: files)", description = "about how many points to spread over each stack; 0 for those in a file beside each", persist = false, //
		attrs = @Attr(name = ParameterDialog.HEADING, value = "Points to follow"))
	private String grid = "0";

	@Parameter(label = "Suffix of the files of points", description = "what follows the name of the stack: with _points, those of a.tif are in a_points.csv, a_points.zip or a_points.roi", //
		required = false, persist = false)
	private String suffix = "";

	@Parameter(label = "Method", description = "dino-tracker trains on each stack, no-prior does without frozen features, lora adapts DINOv2 itself; raw compares features without training; flow chains optical flow", //
		choices = { "dino-tracker", "raw", "flow", "no-prior", "lora" }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Training"))
	private String method = "dino-tracker";

	@Parameter(label = "Preset", description = "quick: a first look; balanced: everyday work; paper: as published, which takes days without a GPU, 12 GB of memory, and weights", choices = { "quick", "balanced", "paper" }, //
		persist = false)
	private String preset = "quick";

	@Parameter(label = "Device", description = "auto: a CUDA GPU if there is one", choices = { "auto", "cpu", "gpu" }, persist = false)
	private String device = TrackerSettings.AUTO;

	@Parameter(label = "Features", description = "what places are compared by; dense-sift is built in, the others need their weights", //
		choices = { "preset", "auto", "dense-sift", "dinov2-vits14", "dinov2-vitb14", "dinov2-vitl14", "dinov2-vits14-reg4", "dinov2-vitb14-reg4", "dinov2-vitl14-reg4" }, persist = false)
	private String features = ChosenSettings.BY_PRESET;

	@Parameter(label = "Flow", description = "the optical flow to learn from; dis is built in, the others need their weights", //
		choices = { "preset", "auto", "dis", "raft", "raft-large", "raft-small" }, persist = false)
	private String flow = ChosenSettings.BY_PRESET;

	@Parameter(label = "Iterations (0: preset)", description = "steps of training; 0 stands for the preset's, which are 250 for quick and balanced; fewer are faster, more are seldom better", persist = false)
	private String iterations = "0";

	@Parameter(label = "Height while tracking (0: preset)", description = "height of 16:9 frames while tracking, other shapes get as many pixels; 0 stands for the preset's", persist = false)
	private String height = "0";

	@Parameter(label = "Seed", description = "same seed, same device, same result", persist = false)
	private String seed = "2";

	@Parameter(label = "Polish positions", description = "native: make visible positions more exact by aligning the surroundings of the point at the resolution of the stack", //
		choices = { ChosenOutput.NONE, "native" }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Results"))
	private String polish = ChosenOutput.NONE;

	@Parameter(label = "Memory in GB (0: what is free)", description = "gigabytes that each run may take, 0 for what is free; it does not begin if it needs more", persist = false)
	private String memory = "0";

	@Parameter(label = "Keep what was computed for the next run", description = "whether to keep features and flow on disk, up to 10 GB, so that another run on the same frames starts training at once", //
		choices = { "false", "true" }, style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String keep = "false";

	@Parameter(label = "Out folder", description = "for summary.csv and a folder of results for each stack", style = FileWidget.DIRECTORY_STYLE, required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		if (folder == null || out == null) throw new IllegalArgumentException("Give the folder of stacks and one for the results: set folder and out");
		final TrackerSettings settings = new ChosenSettings(preset).features(features).flow(flow).device(device) //
			.height(height).iterations(iterations).seed(seed).polish(Polish.named(polish)).settings();
		final Path results = out.toPath();
		final Method chosen = Method.named(method);
		final TrackingRun run = new TrackingRun(chosen, settings, Optional.empty(), false);
		final Batch batch = new Batch(run, part(), points(), ChosenResources.of(memory, keep), results);
		final Optional<String> wanted = Optional.ofNullable(pattern).filter(glob -> !glob.isBlank());
		final List<Sequence> sequences = batch.find(new SequenceFinder(wanted, Boolean.parseBoolean(recursive)), folder.toPath());
		try (FijiProgress progress = new FijiProgress(context(), "Track Folder")) {
			Engine.ofThisComputer().require(progress);
			MissingWeights.askingTheUser().fetch(chosen.needed(settings).models(), progress);
			return report(batch.track(sequences, progress));
		}
	}

	private StackPart part() {
		return new StackPart(WholeNumber.positive("series", series) - 1, new ChosenPart(channel, plane, first, last, step).ofAnyFile(), Optional.ofNullable(mask).map(File::toPath));
	}

	private QuerySource points() {
		final int count = WholeNumber.notNegative("grid", grid);
		final String ending = suffix == null ? "" : suffix;
		if (count > 0 && !ending.isEmpty()) throw new IllegalArgumentException("Give either grid or suffix, not both: points come from a grid or from files");
		return count > 0 ? new GridPoints(count, Optional.empty()) : new QueriesByName(ending, Optional.empty());
	}

	private String report(final List<SummaryRow> rows) throws IOException {
		if (OnScreen.isThere()) table(rows).show("Summary of " + folder.getName());
		final long failed = rows.stream().filter(row -> row.error().isPresent()).count();
		if (failed > 0) throw new IOException(failed + " of " + rows.size() + " stacks could not be tracked; " + out.toPath().resolve(Batch.SUMMARY) + " says why");
		return (rows.size() == 1 ? "1 stack is" : rows.size() + " stacks are") + " tracked; " + out.toPath().resolve(Batch.SUMMARY) + " sums them up";
	}

	private static ResultsTable table(final List<SummaryRow> rows) {
		final ResultsTable table = new ResultsTable();
		for (final SummaryRow row : rows) {
			table.addRow();
			for (int column = 0; column < SummaryRow.HEADER.size(); column++)
				table.addValue(SummaryRow.HEADER.get(column), row.cells().get(column));
		}
		return table;
	}
}
