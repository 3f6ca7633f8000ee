package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.batch.GridPoints;
import fiji.plugin.dinotracker.imports.QueriesFile;
import fiji.plugin.dinotracker.imports.RoiQueries;
import fiji.plugin.dinotracker.overlay.TrackSelections;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FrameSelection;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** The points a user chose: those of a file, those of a grid, or those marked on the image or in the ROI Manager. */
final class ChosenPoints {

	/** Points are those of the selection on the image. */
	static final String ON_IMAGE = "image";
	/** Points are those of the ROI Manager. */
	static final String MANAGER = "manager";

	private final String points;
	private final File queries;
	private final int grid;

	/**
	 * @param points where points are marked, {@value #ON_IMAGE} or {@value #MANAGER}
	 * @param queries a file of points, or null
	 * @param grid about how many points to spread over the area selection, or the mask if there is none, or the whole frame; 0 for none
	 */
	ChosenPoints(final String points, final File queries, final String grid) {
		this.points = points;
		this.queries = queries;
		this.grid = WholeNumber.notNegative("grid", grid);
		if (queries != null && this.grid > 0) throw new IllegalArgumentException("Give either queries or grid, not both");
		if (points.equals(MANAGER) && (queries != null || this.grid > 0))
			throw new IllegalArgumentException("Give either queries, grid, or points of the manager, not two of them");
	}

	/**
	 * The points on a stack, in its pixels and frames.
	 *
	 * @param input what is tracked of the stack
	 * @throws IllegalArgumentException if nothing says where they are, or a grid should fill a mask that marks nothing there; the message says what to do
	 * @throws IOException if the file cannot be read, with a line that says what to do
	 */
	List<QueryPoint> on(final ChosenStack stack, final TrackerInput input) throws IOException {
		if (queries != null) return QueriesFile.read(queries.toPath(), stack.layout(), stack.currentFrame());
		if (points.equals(MANAGER)) return fromManager(stack);
		final ImagePlus image = stack.image().orElse(null);
		if (image != null && (grid == 0 || hasArea(image))) return marked(image, stack);
		if (grid == 0) throw new IllegalArgumentException("There are no query points; give a file of queries, or a grid");
		return new GridPoints(grid, Optional.of(stack.currentFrame())).on(input);
	}

	/** Of the selections that are highlighted in the ROI Manager, or of all if none is; tracks of an earlier run count only if there is nothing else. */
	private static List<QueryPoint> fromManager(final ChosenStack stack) {
		final RoiManager manager = RoiManager.getInstance2();
		final List<Roi> rois = manager == null ? List.of() : List.of(manager.getSelectedRoisAsArray());
		final List<PointRoi> marked = rois.stream().filter(PointRoi.class::isInstance).map(PointRoi.class::cast).toList();
		if (marked.isEmpty() || marked.size() < rois.size()) throw new IllegalArgumentException( //
			marked.isEmpty() ? "There are no points in the ROI Manager; add some with Edit > Selection > Add to Manager" : //
				"The ROI Manager holds other selections than points; highlight the points to follow in its list");
		final List<PointRoi> clicked = marked.stream().filter(selection -> !TrackSelections.isTrack(selection)).toList();
		return points(clicked.isEmpty() ? marked : clicked, stack);
	}

	private List<QueryPoint> marked(final ImagePlus image, final ChosenStack stack) {
		if (image.getRoi() instanceof final PointRoi marked) return points(List.of(marked), stack);
		if (grid == 0 && hasArea(image)) throw new IllegalArgumentException("Say how many points to spread over the selected area: set grid, for example to 50");
		return new RoiQueries(stack.layout(), stack.currentFrame()).spread(image, grid);
	}

	private static List<QueryPoint> points(final List<PointRoi> marked, final ChosenStack stack) {
		final RoiQueries queries = new RoiQueries(stack.layout(), stack.currentFrame());
		final int plane = stack.selection().plane();
		final long elsewhere = plane == FrameSelection.MAXIMUM_PROJECTION ? 0 : queries.offPlane(marked, plane);
		if (elsewhere > 0) Outcome.log((elsewhere == 1 ? "1 point was" : elsewhere + " points were") + " marked on other z planes than plane " + (plane + 1) + //
			", which is tracked; show or set the plane they are on, or set plane to max");
		return queries.points(marked);
	}

	private static boolean hasArea(final ImagePlus image) {
		return image.getRoi() != null && image.getRoi().isArea();
	}
}
