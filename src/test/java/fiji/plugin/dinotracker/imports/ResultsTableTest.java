package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/** The Results table as a user saves it from its window. */
class ResultsTableTest {

	@TempDir
	private Path folder;

	private Path saved() throws IOException {
		final Path file = folder.resolve("Results.csv");
		TrackTable.of(SampleTracks.few(), new Calibration(0.5, 0.25, "mm", 2, "sec")).saveAs(file.toString());
		return file;
	}

	@Test
	void comesBackInPixelsAndInFramesFromZero() throws IOException {
		final List<Track> tracks = TracksFile.read(saved());
		assertThat(tracks).isEqualTo(SampleTracks.few().stream().map(TracksCsvTest::roundedToThousandths).toList());
	}

	@Test
	void interpolatedPositionsStayMarked() throws IOException {
		final Track track = SampleTracks.few().get(0);
		final TrackPoint drawn = new TrackPoint(1, new PixelPoint(3, 4), false, 0.1, true);
		final Path file = folder.resolve("Results.csv");
		TrackTable.of(List.of(new Track(track.query(), List.of(track.points().get(0), drawn))), Calibration.NONE).saveAs(file.toString());
		assertThat(TracksFile.read(file).get(0).points()).extracting(TrackPoint::interpolated).containsExactly(false, true);
	}

	@Test
	void givesQueries() throws IOException {
		final QueryPoint first = QueriesFile.read(saved(), StackLayout.PLAIN, 0).get(0);
		assertThat(first).isEqualTo(SampleTracks.few().get(0).query());
	}

	@Test
	void hasNoFrameZero() throws IOException {
		final Path file = Files.writeString(folder.resolve("zero.csv"), "Track,Frame,X_px,Y_px\n1,0,2,3\n");
		assertThatThrownBy(() -> TracksFile.read(file)).hasMessageEndingWith("row 2: frames of a Results table count from 1");
	}
}
