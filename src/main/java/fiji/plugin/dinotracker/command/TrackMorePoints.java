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
import fiji.plugin.dinotracker.track.QueryPoint;

import ij.ImagePlus;

/**
 * Follows more points through a stack that was trained on before: no training, so it takes seconds. In a macro:
 * {@code run("Track More Points...", "model=[/home/me/tracks/model] grid=50");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track More Points...")
public final class TrackMorePoints extends ContextCommand {

	@Parameter
	private TaskService tasks;

	@Parameter(label = "image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "model folder", description = "the folder named model that an earlier run saved", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File model;

	@Parameter(label = "path of another stack", description = "a file, video or folder tracked in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File path;

	@Parameter(label = "queries file", description = "points to follow: CSV with name,frame,x,y, .roi, RoiSet.zip, or tracks; none: those marked on the image",
		required = false, persist = false)
	private File queries;

	@Parameter(label = "grid of about so many points", description = "spread over the area selection, or the whole frame; 0: no grid", persist = false)
	private String grid = "0";

	@Parameter(label = "channel", description = "from 1; 0: colour, or the channel that is shown", persist = false)
	private String channel = "0";

	@Parameter(label = "trail in frames", description = "how much of its past each point draws behind it", persist = false)
	private String trail = "10";

	@Parameter(label = "out folder", description = "for tables, tracks and pictures; empty: nothing is saved", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		if (model == null) throw new IllegalArgumentException("Give the model folder of an earlier run: set model");
		final ChosenStack stack = ChosenStack.open(image, path, channel);
		final TrackerInput input = stack.input(null);
		final List<QueryPoint> points = new ChosenPoints(queries, grid).on(stack);
		input.requireTrackable(points);
		final ChosenOutput output = new ChosenOutput(out, trail);
		try (FijiProgress progress = new FijiProgress(tasks, "Track More Points"); //
			DinoTracker tracker = DinoTracker.load(input, model.toPath(), progress))
		{
			return output.track(tracker, stack, points, progress);
		}
	}
}
