package fiji.plugin.dinotracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.RoiSetWriter;
import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;

class RoiSetTest extends TrackFormatTest {

	@Override
	String extension() {
		return "zip";
	}

	@Override
	TrackWriter writer() {
		return new RoiSetWriter(StackLayout.PLAIN);
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return tracks.stream().map(track -> onlyPlaces(track.name(), track)).toList();
	}

	@Test
	void writesOneSelectionATrackWithAnImageForEachPoint() throws IOException {
		writeSample();
		final PointRoi ear = RoiFile.read(folder.resolve("tracks.zip")).get(1);
		assertThat(ear.getName()).isEqualTo("left ear, tip");
		assertThat(ear.getStrokeColor()).isEqualTo(TrackColors.of(1));
		assertThat(ear.getPointPosition(0)).isEqualTo(1);
		assertThat(ear.getPointPosition(1)).isEqualTo(4);
	}

	@Test
	void ofEachTrackTheFirstVisiblePointIsTheQuery() throws IOException {
		writeSample();
		final List<QueryPoint> queries = QueriesFile.read(folder.resolve("tracks.zip"), StackLayout.PLAIN, 0);
		assertThat(queries).isEqualTo(kept(SampleTracks.few()).stream().map(track -> {
			final TrackPoint first = track.points().get(0);
			return new QueryPoint(track.name(), first.frame(), first.position());
		}).toList());
	}

	@Test
	void findsItsFramesInAHyperstack() throws IOException {
		final StackLayout hyperstack = new StackLayout(2, 3, 4);
		final Path file = folder.resolve("hyperstack.zip");
		new RoiSetWriter(hyperstack).write(SampleTracks.few(), file);
		assertThat(RoiFile.read(file).get(0).getPointPosition(2)).isEqualTo(13);
		assertThat(TracksFile.read(file, hyperstack)).isEqualTo(kept(SampleTracks.few()));
	}

	@Test
	void keepsTracksApartWhoseNamesAreNoFileNames() throws IOException {
		final Track first = SampleTracks.track("a/b", SampleTracks.visible(0, 1, 2, 1));
		final Track second = SampleTracks.track("a:b", SampleTracks.visible(0, 3, 4, 1));
		final Path file = folder.resolve("names.zip");
		writer().write(List.of(first, second), file);
		assertThat(TracksFile.read(file)).containsExactly(first, second);
	}

	@Test
	void refusesWhatCannotBeATrack() throws IOException {
		final Path twice = folder.resolve("twice.roi");
		final PointRoi points = new PointRoi(new float[] { 1, 2 }, new float[] { 1, 2 });
		Files.write(twice, RoiEncoder.saveAsByteArray(points));
		assertThatThrownBy(() -> TracksFile.read(twice)).hasMessageEndingWith("twice.roi, twice: two points on frame 0 (counted from 0, in ImageJ 1); as a track it may have one a frame");

		final Path area = folder.resolve("area.roi");
		Files.write(area, RoiEncoder.saveAsByteArray(new Roi(1, 2, 3, 4)));
		assertThatThrownBy(() -> TracksFile.read(area)).hasMessageEndingWith("area.roi: a Rectangle selection; only points can be followed");
	}

	private void writeSample() throws IOException {
		writer().write(SampleTracks.few(), folder.resolve("tracks.zip"));
	}
}
