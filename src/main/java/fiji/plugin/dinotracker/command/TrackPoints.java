package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
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

	@Parameter(label = "Image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Path (empty: the open image)", description = "a stack, video or folder of images to track in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File path;

	@Parameter(label = "Queries file (empty: marked points)", description = "points to follow: a CSV with name,frame,x,y, a .roi, a RoiSet.zip, or tracks", //
		required = false, persist = false)
	private File queries;

	@Parameter(label = "Grid of points (0: none)", description = "about how many to spread over the selected area, or over the whole frame if none is selected", //
		persist = false)
	private String grid = "0";

	@Parameter(label = "Mask (empty: found by itself)", description = "foreground of the frames, a stack or folder of images that are zero elsewhere", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File mask;

	@Parameter(label = "Series of the file", description = "for files with several, counted from 1", persist = false)
	private String series = "1";

	@Parameter(label = "Channel (0: as shown)", description = "counted from 1; 0 stands for colour, or the channel that is shown", persist = false)
	private String channel = "0";

	@Parameter(label = "Plane along z (0: as shown)", description = "counted from 1; max stands for the maximum projection", persist = false)
	private String plane = "0";

	@Parameter(label = "First frame", description = "counted from 1", persist = false)
	private String first = "1";

	@Parameter(label = "Last frame (0: of the stack)", description = "counted from 1", persist = false)
	private String last = "0";

	@Parameter(label = "Step in frames", description = "1 for every frame, 2 for every other frame, and so on", persist = false)
	private String step = "1";

	@Parameter(label = "Preset", description = "quick: a first look; balanced: everyday work; paper: as published, needs a GPU", //
		choices = { "quick", "balanced", "paper" }, persist = false)
	private String preset = "quick";

	@Parameter(label = "Features", description = "what places are compared by; dense-sift is built in, the others need their weights", //
		choices = { "preset", "auto", "dense-sift", "dinov2-vits14", "dinov2-vitb14", "dinov2-vitl14", "dinov2-vits14-reg4", "dinov2-vitb14-reg4", "dinov2-vitl14-reg4" }, persist = false)
	private String features = ChosenSettings.BY_PRESET;

	@Parameter(label = "Flow", description = "the optical flow to learn from; dis is built in, the others need their weights", //
		choices = { "preset", "auto", "dis", "raft", "raft-large", "raft-small" }, persist = false)
	private String flow = ChosenSettings.BY_PRESET;

	@Parameter(label = "Iterations (0: preset)", description = "steps of training; more take longer and follow better", persist = false)
	private String iterations = "0";

	@Parameter(label = "Height in pixels (0: preset)", description = "to which the shorter side of the frames is scaled for tracking", persist = false)
	private String height = "0";

	@Parameter(label = "Device", description = "auto: a CUDA GPU if there is one", choices = { "auto", "cpu", "gpu" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Seed", description = "same seed, same device, same result", persist = false)
	private String seed = "2";

	@Parameter(label = "Trail in frames", description = "how much of its past each point draws behind it", persist = false)
	private String trail = "10";

	@Parameter(label = "Out folder (empty: save nothing)", description = "for the tracks, pictures, and trained model", //
		style = FileWidget.DIRECTORY_STYLE, required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		final ChosenStack stack = ChosenStack.open(image, path, series, new ChosenPart(channel, plane, first, last, step));
		final TrackerInput input = stack.input(mask);
		final List<QueryPoint> points = new ChosenPoints(queries, grid).on(stack);
		final TrackerSettings settings = new ChosenSettings(preset).features(features).flow(flow).device(device) //
			.height(height).iterations(iterations).seed(seed).settings();
		input.requireTrackable(points);
		final ChosenOutput output = new ChosenOutput(out, trail);
		try (FijiProgress progress = new FijiProgress(context(), "Track Points"); DinoTracker tracker = DinoTracker.train(input, settings, progress)) {
			output.keep(tracker);
			return output.track(tracker, stack, points, progress);
		}
	}
}
