package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;

class ChosenPointsTest {

	@TempDir
	private Path folder;

	private final ImagePlus image = MovingTexture.image();

	private List<QueryPoint> points(final File queries, final String grid) throws IOException {
		final ChosenStack stack = ChosenStack.open(image, null, "1", new ChosenPart("0", "0", "1", "0", "1"), Progress.NONE);
		return new ChosenPoints(ChosenPoints.ON_IMAGE, queries, grid).on(stack, stack.input(null, Progress.NONE));
	}

	@Test
	void eachMarkedPointIsOnTheFrameItWasMarkedOn() throws IOException {
		image.setSlice(2);
		final PointRoi marked = new PointRoi();
		marked.addPoint(image, 10, 20);
		image.setSlice(4);
		marked.addPoint(image, 30, 40);
		image.setRoi(marked);
		image.setSlice(1);
		assertThat(points(null, "0")).containsExactly(new QueryPoint("p1", 1, new PixelPoint(10, 20)), new QueryPoint("p2", 3, new PixelPoint(30, 40)));
	}

	@Test
	void aGridFillsTheSelectedArea() throws IOException {
		image.setRoi(new Roi(20, 30, 40, 40));
		image.setSlice(3);
		assertThat(points(null, "16")).hasSize(16).allSatisfy(point -> {
			assertThat(point.frame()).isEqualTo(2);
			assertThat(point.position().x()).isBetween(20.0, 59.0);
			assertThat(point.position().y()).isBetween(30.0, 69.0);
		});
	}

	@Test
	void aGridIsOnATrackedFrameEvenIfAnotherIsShown() throws IOException {
		image.setRoi(new Roi(20, 30, 40, 40));
		final ChosenStack part = ChosenStack.open(image, null, "1", new ChosenPart("0", "0", "3", "0", "1"), Progress.NONE);
		assertThat(new ChosenPoints(ChosenPoints.ON_IMAGE, null, "4").on(part, part.input(null, Progress.NONE))).extracting(QueryPoint::frame).containsOnly(2);
	}

	@Test
	void aGridFillsTheMaskWhereNoAreaIsSelected() throws IOException {
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", image.getWidth(), image.getHeight(), 1);
		mask.getProcessor().setColor(255);
		mask.getProcessor().fill(new Roi(20, 30, 40, 40));
		IJ.saveAsTiff(mask, folder.resolve("mask.tif").toString());
		final ChosenStack stack = ChosenStack.open(image, null, "1", new ChosenPart("0", "0", "1", "0", "1"), Progress.NONE);
		final List<QueryPoint> points = new ChosenPoints(ChosenPoints.ON_IMAGE, null, "16").on(stack, stack.input(folder.resolve("mask.tif").toFile(), Progress.NONE));
		assertThat(points).hasSize(16).allSatisfy(point -> assertThat(point.position().x()).isBetween(20.0, 59.0));
	}

	@Test
	void aGridFillsTheFrameWhereNoAreaIsSelected() throws IOException {
		image.setRoi(new PointRoi(40, 50));
		assertThat(points(null, "16")).hasSize(16).extracting(point -> point.position().x()).contains(11.5, 83.5);
	}

	@Test
	void anAreaAloneDoesNotSayHowMany() {
		image.setRoi(new Roi(20, 30, 40, 40));
		assertThatThrownBy(() -> points(null, "0")).hasMessage("Say how many points to spread over the selected area: set grid, for example to 50");
	}

	@Test
	void pointsOfAFileAreTakenInPlaceOfMarkedOnes() throws IOException {
		image.setRoi(new PointRoi(40, 50));
		final Path file = Files.writeString(folder.resolve("queries.csv"), "name,frame,x,y\nnose,3,12.5,6\n");
		assertThat(points(file.toFile(), "0")).containsExactly(new QueryPoint("nose", 3, new PixelPoint(12.5, 6)));
	}

	@Test
	void aStackFromAFileHasNoMarks() {
		final ChosenStack stack = new ChosenStack(ImagePlusSource.of(image), FrameSelection.ALL, Optional.empty());
		assertThatThrownBy(() -> new ChosenPoints(ChosenPoints.ON_IMAGE, null, "0").on(stack, stack.input(null, Progress.NONE))).hasMessage("There are no query points; give a file of queries, or a grid");
	}
}
