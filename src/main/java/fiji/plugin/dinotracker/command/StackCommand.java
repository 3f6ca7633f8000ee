package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

import fiji.plugin.dinotracker.track.QueryPoint;

import ij.ImagePlus;

/** A command that is given a stack and points on it. In a dialog these come before what a command adds to them. */
abstract class StackCommand extends ContextCommand {

	@Parameter(label = "Image", description = "the open stack to track in", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Path (empty: the open image)", description = "a stack, video or folder of images to track in place of the open image", //
		style = FileWidget.FILE_AND_DIRECTORY_STYLE, required = false, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Stack"))
	private File path;

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

	@Parameter(label = "Points marked in", description = "image: the points selected on it; manager: those highlighted in the ROI Manager, or all of it", //
		choices = { ChosenPoints.ON_IMAGE, ChosenPoints.MANAGER }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Points to follow"))
	private String points = ChosenPoints.ON_IMAGE;

	@Parameter(label = "Grid of about so many (0: none)", description = "about how many points to spread over the selected area, or over the whole frame if none is selected", //
		persist = false)
	private String grid = "0";

	@Parameter(label = "Queries file (empty: as above)", description = "points to follow: a CSV with name,frame,x,y, a .roi, a RoiSet.zip, or tracks", //
		required = false, persist = false)
	private File queries;

	/** The stack that was chosen. */
	final ChosenStack stack() throws IOException {
		return ChosenStack.open(image, path, series, new ChosenPart(channel, plane, first, last, step));
	}

	/** The points that were chosen on it. */
	final List<QueryPoint> points(final ChosenStack stack) throws IOException {
		return new ChosenPoints(points, queries, grid).on(stack);
	}
}
