package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.track.QueryPoint;

import ij.ImagePlus;

/**
 * Trains on a stack and follows points through it. In a macro:
 * {@code run("Track Points...", "grid=50 preset=quick out=[/home/me/tracks]");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track Points...")
public final class TrackPoints extends ContextCommand {

	@Parameter
	private TaskService tasks;

	@Parameter(label = "image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "path of another stack, video or folder", description = "tracked in place of the open image", style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		required = false, persist = false)
	private File path;

	@Parameter(label = "queries file", description = "points to follow: CSV with name,frame,x,y, .roi, RoiSet.zip, or tracks; none: those marked on the image",
		required = false, persist = false)
	private File queries;

	@Parameter(label = "grid of about so many points", description = "spread over the area selection, or the whole frame; 0: no grid", persist = false)
	private String grid = "0";

	@Parameter(label = "mask file or folder", description = "foreground of the frames, zero or not; optional", style = FileWidget.FILE_AND_DIRECTORY_STYLE,
		required = false, persist = false)
	private File mask;

	@Parameter(label = "channel", description = "from 1; 0: colour, or the channel that is shown", persist = false)
	private String channel = "0";

	@Parameter(label = "preset", description = "quick: a first look; balanced: everyday work; paper: as published, needs a GPU", choices = { "quick", "balanced", "paper" },
		persist = false)
	private String preset = "quick";

	@Parameter(label = "features", description = "what patches are compared by", choices = { "preset", "auto", "dense-sift" }, persist = false)
	private String features = ChosenSettings.BY_PRESET;

	@Parameter(label = "flow", description = "the optical flow that training starts from", choices = { "preset", "auto", "dis" }, persist = false)
	private String flow = ChosenSettings.BY_PRESET;

	@Parameter(label = "iterations of training", description = "0: as many as the preset has", persist = false)
	private String iterations = "0";

	@Parameter(label = "height to work at", description = "pixels of a frame's shorter side; 0: the preset's", persist = false)
	private String height = "0";

	@Parameter(label = "device", description = "auto: a CUDA GPU if there is one", choices = { "auto", "cpu", "gpu" }, persist = false)
	private String device = "auto";

	@Parameter(label = "seed", description = "same seed, same device, same result", persist = false)
	private String seed = "2";

	@Parameter(label = "trail in frames", description = "how much of its past each point draws behind it", persist = false)
	private String trail = "10";

	@Parameter(label = "out folder", description = "for tables, tracks, pictures and the trained model; empty: nothing is saved", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		final ChosenStack stack = ChosenStack.open(image, path, channel);
		final TrackerInput input = stack.input(mask);
		final List<QueryPoint> points = new ChosenPoints(queries, grid).on(stack);
		final TrackerSettings settings = new ChosenSettings(preset).features(features).flow(flow).device(device) //
			.height(height).iterations(iterations).seed(seed).settings();
		input.requireTrackable(points);
		final ChosenOutput output = new ChosenOutput(out, trail);
		try (FijiProgress progress = new FijiProgress(tasks, "Track Points"); DinoTracker tracker = DinoTracker.train(input, settings, progress)) {
			output.keep(tracker);
			return output.track(tracker, stack, points, progress);
		}
	}
}
