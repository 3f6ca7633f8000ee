package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.DeepLabCutCsvWriter;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class DeepLabCutCsvTest extends TrackFormatTest {

	@Override
	String extension() {
		return "csv";
	}

	@Override
	TrackWriter writer() {
		return new DeepLabCutCsvWriter();
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return tracks.stream().map(TracksCsvTest::roundedToThousandths).map(DeepLabCutCsvTest::occludedAreUnlikely).toList();
	}

	private static Track occludedAreUnlikely(final Track track) {
		return track(track.name(), track.points().stream().map(point -> point.visible() ? point : unlikely(point)).toArray(TrackPoint[]::new));
	}

	private static TrackPoint unlikely(final TrackPoint point) {
		return new TrackPoint(point.frame(), point.position(), false, 0);
	}

	@Test
	void writesThreeHeaderRowsAndOneRowAFrame() throws IOException {
		assertThat(sampleText()).isEqualTo("""
			scorer,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker,DINO-Tracker
			bodyparts,nose,nose,nose,"left ear, tip","left ear, tip","left ear, tip",tail,tail,tail
			coords,x,y,likelihood,x,y,likelihood,x,y,likelihood
			0,10.000,20.500,0.9000,0.000,0.000,0.8000,,,0.0000
			1,11.250,20.125,0.9500,1.000,1.000,0.0000,,,0.0000
			2,12.500,20.000,1.0000,2.000,2.000,0.0000,5.000,6.000,0.0000
			3,,,0.0000,31.062,15.000,0.7500,6.000,7.000,0.6250
			""");
	}

	@Test
	void namesTracksOfSeveralAnimalsAfterBoth() throws IOException {
		final String text = "scorer,net,net,net\nindividuals,m1,m1,m1\nbodyparts,ear,ear,ear\ncoords,x,y,likelihood\n0,1,2,0.9\n1,3,4,0.1\n";
		assertThat(TracksFile.read(Files.writeString(folder.resolve("mice.csv"), text))) //
			.containsExactly(track("m1_ear", visible(0, 1, 2, 0.9), new TrackPoint(1, new PixelPoint(3, 4), false, 0.1)));
	}

	@Test
	void saysThatTheThirdHeaderRowIsMissing() {
		assertThatThrownBy(() -> TracksFile.read(Files.writeString(folder.resolve("cut.csv"), "scorer,net\nbodyparts,ear\n"))) //
			.hasMessageEndingWith("cut.csv has no row 'coords'; a DeepLabCut table starts with scorer, bodyparts and coords");
	}
}
