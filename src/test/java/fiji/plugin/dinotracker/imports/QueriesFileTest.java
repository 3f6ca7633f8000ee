package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;
import ij.io.RoiEncoder;

class QueriesFileTest {

	@TempDir
	private Path folder;

	@Test
	void readsATableOfQueries() throws IOException {
		assertThat(read("name,frame,x,y\nnose,0,10.5,20\nleft ear,7,1,2\n")) //
			.containsExactly(query("nose", 0, 10.5, 20), query("left ear", 7, 1, 2));
	}

	@Test
	void columnsMayStandInAnyOrder() throws IOException {
		assertThat(read("id,frame,x,y,name\n9,0,10.5,20,nose\n")).containsExactly(query("nose", 0, 10.5, 20));
	}

	@Test
	void takesATableWithNamesForQueriesEvenIfItCountsTracks() throws IOException {
		assertThat(read("track,name,frame,x,y\n1,nose,3,10.5,20\n2,tail,0,1,2\n")).containsExactly(query("nose", 3, 10.5, 20), query("tail", 0, 1, 2));
	}

	@Test
	void takesTheFirstVisiblePointOfTracks() throws IOException {
		assertThat(read("track,frame,x,y,visible\na,0,1,2,0\na,1,3,4,1\nb,5,6,7,1\n")).containsExactly(query("a", 1, 3, 4), query("b", 5, 6, 7));
	}

	@Test
	void saysWhichRowIsWrongAndHow() {
		assertThatThrownBy(() -> read("name,frame,x,y\na,0,1,2\na,3,1,2\n")) //
			.hasMessageEndingWith("queries.csv, row 3: there is already a point named a; give every point its own name");
		assertThatThrownBy(() -> read("name,frame,x,y\na,-1,1,2\n")).hasMessageEndingWith("queries.csv, row 2: '-1' in column 2 is not a whole number from 0");
		assertThatThrownBy(() -> read("name,frame,x\n")).hasMessageEndingWith("queries.csv has no column 'y'; its first row is name,frame,x");
	}

	@Test
	void readsAPointSelection() throws IOException {
		final PointRoi points = RoiQueriesTest.clicked(3, 8);
		assertThat(readSelection(points, StackLayout.PLAIN)).containsExactly(query("clicked-1", 2, 1.5, 2.5), query("clicked-2", 7, 2.5, 3.5));
		assertThat(readSelection(points, new StackLayout(2, 1, 5))).extracting(QueryPoint::frame).containsExactly(1, 3);
	}

	@Test
	void readsAPointThatIsOnAFrameOfAHyperstack() throws IOException {
		final PointRoi point = new PointRoi(1.5, 2.5);
		point.setPosition(2, 3, 4);
		assertThat(readSelection(point, new StackLayout(2, 3, 5))).containsExactly(query("clicked", 3, 1.5, 2.5));
		assertThat(readSelection(point, new StackLayout(2, 3, 1))).containsExactly(query("clicked", 2, 1.5, 2.5));
	}

	@Test
	void putsAPointOfNoImageOnTheCurrentFrame() throws IOException {
		assertThat(readSelection(new PointRoi(1, 2), StackLayout.PLAIN)).containsExactly(query("clicked", 9, 1, 2));
	}

	@Test
	void namesAFileThatIsMissing() {
		final Path missing = folder.resolve("missing.csv");
		assertThatThrownBy(() -> QueriesFile.read(missing, StackLayout.PLAIN, 0)).hasMessage("There is no file of queries " + missing + "; check the path");
	}

	@Test
	void refusesFilesOfUnknownKinds() throws IOException {
		final Path file = Files.createFile(folder.resolve("points.xlsx"));
		assertThatThrownBy(() -> QueriesFile.read(file, StackLayout.PLAIN, 0)) //
			.hasMessageEndingWith("points.xlsx is of no known kind; give a .csv, TrackMate .xml, MTrackJ .mdf, numpy .npz, or ImageJ .roi or .zip");
	}

	private List<QueryPoint> read(final String text) throws IOException {
		return QueriesFile.read(Files.writeString(folder.resolve("queries.csv"), text), StackLayout.PLAIN, 0);
	}

	private List<QueryPoint> readSelection(final PointRoi points, final StackLayout layout) throws IOException {
		return QueriesFile.read(Files.write(folder.resolve("clicked.roi"), RoiEncoder.saveAsByteArray(points)), layout, 9);
	}

	private static QueryPoint query(final String name, final int frame, final double x, final double y) {
		return new QueryPoint(name, frame, new PixelPoint(x, y));
	}
}
