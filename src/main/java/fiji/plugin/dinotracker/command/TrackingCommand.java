package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.widget.ChoiceWidget;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.track.QueryPoint;

import ij.ImagePlus;

/** What the commands that track have in common: where the stack and the points come from, and what is made of the tracks. */
abstract class TrackingCommand extends ContextCommand {

	@Parameter(label = "Image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Path (empty: the open image)", description = "a stack, video or folder of images to track in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File path;

	@Parameter(label = "Channel (0: as shown)", description = "counted from 1; 0 stands for colour, or the channel that is shown", persist = false)
	private String channel = "0";

	@Parameter(label = "Queries file (empty: marked points)", description = "points to follow: a CSV with name,frame,x,y, a .roi, a RoiSet.zip, or tracks", //
		required = false, persist = false)
	private File queries;

	@Parameter(label = "Points marked in", description = "image: the points selected on it; manager: those highlighted in the ROI Manager, or all of it", //
		choices = { ChosenPoints.ON_IMAGE, ChosenPoints.MANAGER }, persist = false)
	private String points = ChosenPoints.ON_IMAGE;

	@Parameter(label = "Grid of points (0: none)", description = "about how many to spread over the selected area, or over the whole frame if none is selected", //
		persist = false)
	private String grid = "0";

	@Parameter(label = "Trail in frames", description = "how much of its past each point draws behind it", persist = false)
	private String trail = "10";

	@Parameter(label = "Names", description = "whether the overlay has the names of the points", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String names = "false";

	@Parameter(label = "Interpolate", description = "whether to join occluded spans by a cubic spline; such positions are marked", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String interpolate = "false";

	@Parameter(label = "Manager", description = "whether to add the tracks to the ROI Manager, one selection each", choices = { "false", "true" }, //
		style = ChoiceWidget.RADIO_BUTTON_HORIZONTAL_STYLE, persist = false)
	private String manager = "false";

	@Parameter(label = "Plot against time", description = "a curve for each track; it is saved too if there is an out folder", //
		choices = { ChosenOutput.NONE, "displacement", "speed" }, persist = false)
	private String plot = ChosenOutput.NONE;

	@Parameter(label = "Movie to save", description = "the stack with the tracks drawn into it, in the out folder", //
		choices = { ChosenOutput.NONE, "tiff", "avi" }, persist = false)
	private String movie = ChosenOutput.NONE;

	@Parameter(label = "Out folder (empty: save nothing)", description = "for the tracks, pictures, and a trained model", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File out;

	/** How a command comes by its tracker. */
	@FunctionalInterface
	interface Method {

		DinoTracker tracker(TrackerInput input, ChosenOutput output, FijiProgress progress) throws IOException;
	}

	/** Checks what else a command asks for, before any work begins, and says how it comes by its tracker. */
	abstract Method method() throws IOException;

	/** Where the foreground is, see {@link ChosenMask}; null if it is not given. */
	File mask() {
		return null;
	}

	/** What the task is called. */
	abstract String title();

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		final ChosenStack stack = ChosenStack.open(image, path, channel);
		final TrackerInput input = stack.input(mask());
		final List<QueryPoint> queryPoints = new ChosenPoints(points, queries, grid).on(stack);
		final ChosenOutput output = new ChosenOutput(trail, names).plot(plot).interpolate(interpolate).manager(manager);
		input.requireTrackable(queryPoints);
		final Method method = method();
		output.save(out, movie);
		try (FijiProgress progress = new FijiProgress(context(), title()); DinoTracker tracker = method.tracker(input, output, progress)) {
			return output.track(tracker, stack, queryPoints, progress);
		}
	}
}
