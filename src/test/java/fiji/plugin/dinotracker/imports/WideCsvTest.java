package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.export.WideCsvWriter;
import fiji.plugin.dinotracker.track.Track;

class WideCsvTest extends TrackFormatTest {

	@Override
	String extension() {
		return "csv";
	}

	@Override
	TrackWriter writer() {
		return new WideCsvWriter();
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return tracks.stream().map(TracksCsvTest::roundedToThousandths).toList();
	}

	@Test
	void writesOneRowAFrame() throws IOException {
		assertThat(sampleText()).isEqualTo("""
			frame,nose_x,nose_y,nose_visible,nose_confidence,"left ear, tip_x","left ear, tip_y","left ear, tip_visible","left ear, tip_confidence",tail_x,tail_y,tail_visible,tail_confidence
			0,10.000,20.500,1,0.9000,0.000,0.000,1,0.8000,,,,
			1,11.250,20.125,1,0.9500,1.000,1.000,0,0.2500,,,,
			2,12.500,20.000,1,1.0000,2.000,2.000,0,0.2500,5.000,6.000,0,0.2500
			3,,,,,31.062,15.000,1,0.7500,6.000,7.000,1,0.6250
			""");
	}

	@Test
	void readsNamesThatDifferInCapitalsOnly() throws IOException {
		final String text = "frame,a_x,a_y,A_x,A_y\n0,1,2,3,4\n";
		assertThat(TracksFile.read(Files.writeString(folder.resolve("wide.csv"), text))) //
			.containsExactly(track("a", visible(0, 1, 2, 1)), track("A", visible(0, 3, 4, 1)));
	}

	@Test
	void missesTheOtherCoordinate() {
		assertThatThrownBy(() -> TracksFile.read(Files.writeString(folder.resolve("wide.csv"), "frame,a_x\n0,1\n"))) //
			.hasMessageEndingWith("wide.csv has no column 'a_y'; its first row is frame,a_x");
	}

	@Test
	void missesTracks() {
		assertThatThrownBy(() -> TracksFile.read(Files.writeString(folder.resolve("wide.csv"), "frame,x,y\n0,1,2\n"))) //
			.hasMessageContaining("wide.csv has no columns of tracks; name them frame,NAME_x,NAME_y");
	}
}
