package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.track.QueryPoint;

/** A command that is given a stack and points on it. */
abstract class PointsCommand extends StackCommand {

	@Parameter(label = "Points marked in", description = "image: the points selected on it; manager: those highlighted in the ROI Manager, or all of it but the tracks of an earlier run", //
		choices = { ChosenPoints.ON_IMAGE, ChosenPoints.MANAGER }, persist = false, attrs = @Attr(name = ParameterDialog.HEADING, value = "Points to follow"))
	private String points = ChosenPoints.ON_IMAGE;

	@Parameter(label = "Grid of about so many points (0: none)", description = "about how many points to spread over the selected area; if none is selected, over the mask if there is one, or else the whole frame; 0 for none", //
		persist = false)
	private String grid = "0";

	@Parameter(label = "Queries file (empty: as above)", description = "points to follow: a CSV with name,frame,x,y, a .roi, a RoiSet.zip, or tracks", //
		required = false, persist = false)
	private File queries;

	/** The file they come from, or null. */
	final File queries() {
		return queries;
	}

	/** The points that were chosen on a stack, of which some part may be tracked. */
	final List<QueryPoint> points(final ChosenStack stack, final TrackerInput input) throws IOException {
		return new ChosenPoints(points, queries, grid).on(stack, input);
	}
}
