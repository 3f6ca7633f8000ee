package fiji.plugin.dinotracker.imports;

import java.awt.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.overlay.TrackSelections;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;

/**
 * Query points from ImageJ selections. A point is on the frame of the image it was clicked on; one that belongs to no
 * image is on the current frame. ImageJ's coordinates of points, unlike those of areas, are those of pixel centres, as
 * are ours.
 */
public final class RoiQueries {

	private final RoiFrames frames;

	/**
	 * @param layout where the frames are in the stack
	 * @param currentFrame the frame, from 0, of points that belong to no image, and of grids
	 */
	public RoiQueries(final StackLayout layout, final int currentFrame) {
		this.frames = new RoiFrames(layout, currentFrame);
	}

	/** For the selection on an open image and the frame it shows. */
	public static RoiQueries of(final ImagePlus image) {
		final StackLayout layout = StackLayout.of(image);
		return new RoiQueries(layout, layout.frameOf(image.getCurrentSlice()));
	}

	/**
	 * The points of an image's selection, or a grid over it if it is an area.
	 *
	 * @param spacing distance of neighbours in a grid, in pixels
	 * @throws IllegalArgumentException if nothing is selected, or neither points nor an area
	 */
	public List<QueryPoint> selected(final ImagePlus image, final double spacing) {
		if (image.getRoi() instanceof final PointRoi points) return points(List.of(points));
		return area(image).withSpacing(spacing, frames.otherwise());
	}

	/**
	 * A grid of about so many points over an image's selection, which is an area.
	 *
	 * @throws IllegalArgumentException if no area is selected
	 */
	public List<QueryPoint> spread(final ImagePlus image, final int count) {
		return area(image).withCount(count, frames.otherwise());
	}

	/** What of the selected area lies within the image. */
	private static GridQueries area(final ImagePlus image) {
		final Roi area = image.getRoi();
		if (area == null || !area.isArea())
			throw new IllegalArgumentException("Mark the points to follow with the multi-point tool, or an area to spread points over");
		final BitSet mask = new BitSet(image.getWidth() * image.getHeight());
		for (final Point pixel : area)
			if (pixel.x >= 0 && pixel.x < image.getWidth() && pixel.y >= 0 && pixel.y < image.getHeight()) mask.set(pixel.y * image.getWidth() + pixel.x);
		return new GridQueries(image.getWidth(), mask);
	}

	/**
	 * The points of a .roi, or of a .zip saved by the ROI Manager.
	 *
	 * @throws IOException if the file cannot be read or has other selections than points in it
	 */
	public List<QueryPoint> read(final Path file) throws IOException {
		return points(RoiFile.read(file));
	}

	/** The points of point selections: each named like its selection, with a number if that has several. Of a track, the first. */
	public List<QueryPoint> points(final List<PointRoi> selections) {
		final List<QueryPoint> queries = new ArrayList<>();
		final UniqueNames names = new UniqueNames();
		for (final PointRoi selection : selections) {
			final FloatPolygon places = selection.getFloatPolygon();
			for (int i = 0; i < wanted(selection); i++) {
				final PixelPoint place = new PixelPoint(places.xpoints[i], places.ypoints[i]);
				queries.add(new QueryPoint(names.take(name(selection, i)), frames.of(selection, i), place));
			}
		}
		return queries;
	}

	/** How many points of some selections were marked on another z plane, from 0, than one; points of no plane in particular are on all. */
	public long offPlane(final List<PointRoi> selections, final int plane) {
		return selections.stream().mapToLong(selection -> IntStream.range(0, selection.size()).filter(i -> frames.isOffPlane(selection, i, plane)).count()).sum();
	}

	/** How many of its points are queries. */
	private static int wanted(final PointRoi selection) {
		return TrackSelections.isTrack(selection) ? Math.min(1, selection.size()) : selection.size();
	}

	private static String name(final PointRoi selection, final int point) {
		if (selection.getName() == null) return "p" + (point + 1);
		return wanted(selection) == 1 ? selection.getName() : selection.getName() + "-" + (point + 1);
	}
}
