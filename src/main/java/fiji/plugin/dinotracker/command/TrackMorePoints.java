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
import fiji.plugin.dinotracker.track.QueryPoint;

import ij.ImagePlus;

/**
 * Follows more points through a stack that was trained on before: no training, so it takes seconds. In a macro:
 * {@code run("Track More Points...", "model=[/home/me/tracks/model] grid=50");}
 */
@Plugin(type = Command.class, menuPath = "Plugins>Tracking>DINO-Tracker>Track More Points...")
public final class TrackMorePoints extends ContextCommand {

	@Parameter(label = "Image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Model folder", description = "the folder called model among the results of Track Points...", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File model;

	@Parameter(label = "Path (empty: the open image)", description = "a stack, video or folder of images to track in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false)
	private File path;

	@Parameter(label = "Queries file (empty: marked points)", description = "points to follow: a CSV with name,frame,x,y, a .roi, a RoiSet.zip, or tracks", //
		required = false, persist = false)
	private File queries;

	@Parameter(label = "Grid of points (0: none)", description = "about how many to spread over the selected area, or over the whole frame if none is selected", //
		persist = false)
	private String grid = "0";

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

	@Parameter(label = "Trail in frames", description = "how much of its past each point draws behind it", persist = false)
	private String trail = "10";

	@Parameter(label = "Out folder (empty: save nothing)", description = "for the tracks and pictures", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File out;

	@Override
	public void run() {
		Outcome.of(this, this::track);
	}

	private String track() throws IOException {
		if (model == null) throw new IllegalArgumentException("Give the model folder of an earlier run: set model");
		final ChosenStack stack = ChosenStack.open(image, path, series, new ChosenPart(channel, plane, first, last, step));
		final TrackerInput input = stack.input(null);
		final List<QueryPoint> points = new ChosenPoints(queries, grid).on(stack);
		input.requireTrackable(points);
		final ChosenOutput output = new ChosenOutput(out, trail);
		try (FijiProgress progress = new FijiProgress(context(), "Track More Points"); //
			DinoTracker tracker = DinoTracker.load(input, model.toPath(), progress))
		{
			return output.track(tracker, stack, points, progress);
		}
	}
}
