package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;

class RoiQueriesTest {

	@Test
	void takesEachPointOnTheSliceItWasClickedOn() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		stack.setRoi(clicked(4, 9));
		assertThat(selected(stack)).containsExactly(query("p1", 3, 1.5, 2.5), query("p2", 8, 2.5, 3.5));
	}

	@Test
	void turnsStackIndicesIntoTimesInAHyperstack() {
		final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 32, 16, 2, 3, 5, 8);
		hyperstack.setRoi(clicked(hyperstack.getStackIndex(2, 3, 1), hyperstack.getStackIndex(1, 2, 4)));
		assertThat(selected(hyperstack)).extracting(QueryPoint::frame).containsExactly(0, 3);
	}

	@Test
	void countsPointsOfOtherZPlanesThanTheTrackedOne() {
		final ImagePlus hyperstack = IJ.createHyperStack("hyperstack", 32, 16, 2, 3, 5, 8);
		final PointRoi unbound = new PointRoi(3, 4);
		final List<PointRoi> marked = List.of(clicked(hyperstack.getStackIndex(2, 3, 1), hyperstack.getStackIndex(1, 2, 4)), unbound);
		assertThat(RoiQueries.of(hyperstack).offPlane(marked, 0)).isEqualTo(2);
		assertThat(RoiQueries.of(hyperstack).offPlane(marked, 1)).isEqualTo(1);
		unbound.setPosition(1, 3, 2);
		assertThat(RoiQueries.of(hyperstack).offPlane(marked, 1)).isEqualTo(2);
		assertThat(RoiQueries.of(IJ.createHyperStack("z", 32, 16, 2, 7, 1, 8)).offPlane(marked, 0)).isZero();
	}

	@Test
	void takesSlicesForFramesWhereThereIsOnlyOneTime() {
		final ImagePlus hyperstack = IJ.createHyperStack("z", 32, 16, 2, 7, 1, 8);
		hyperstack.setRoi(clicked(hyperstack.getStackIndex(2, 6, 1), hyperstack.getStackIndex(1, 1, 1)));
		assertThat(selected(hyperstack)).extracting(QueryPoint::frame).containsExactly(5, 0);
	}

	@Test
	void takesPointsWithoutASliceOnTheFrameThatShows() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		stack.setSlice(6);
		stack.setRoi(new PointRoi(3, 4));
		assertThat(selected(stack)).containsExactly(query("p1", 5, 3, 4));
	}

	@Test
	void spreadsPointsOverAnArea() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		stack.setSlice(2);
		stack.setRoi(new Roi(10, 4, 8, 4));
		assertThat(selected(stack)).containsExactly(query("p1", 1, 11.5, 5.5), query("p2", 1, 15.5, 5.5));
	}

	@Test
	void leavesOutThePartOfAnAreaBeyondTheImage() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		stack.setRoi(new Roi(28, 8, 100, 100));
		assertThat(selected(stack)).containsExactly(query("p1", 0, 29.5, 9.5), query("p2", 0, 29.5, 13.5));
	}

	@Test
	void spreadsAsManyPointsAsAskedForOverThePartOfAnAreaWithinTheImage() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		stack.setRoi(new Roi(24, 8, 100, 100));
		assertThat(RoiQueries.of(stack).spread(stack, 4)).hasSize(4);
	}

	@Test
	void asksForASelection() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 32, 16, 10);
		final String message = "Mark the points to follow with the multi-point tool, or an area to spread points over";
		assertThatThrownBy(() -> selected(stack)).hasMessage(message);
		stack.setRoi(new Line(1, 2, 3, 4));
		assertThatThrownBy(() -> selected(stack)).hasMessage(message);
	}

	private static List<QueryPoint> selected(final ImagePlus image) {
		return RoiQueries.of(image).selected(image, 4);
	}

	/** What a click of the multi-point tool on each of two images makes; the low byte is ImageJ's counter. */
	static PointRoi clicked(final int first, final int second) {
		final PointRoi points = new PointRoi(new float[] { 1.5f, 2.5f }, new float[] { 2.5f, 3.5f });
		points.setCounters(new int[] { first << 8, second << 8 });
		return points;
	}

	private static QueryPoint query(final String name, final int frame, final double x, final double y) {
		return new QueryPoint(name, frame, new PixelPoint(x, y));
	}
}
