package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.MTrackJWriter;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.track.Track;

class MTrackJTest extends TrackFormatTest {

	@Override
	String extension() {
		return "mdf";
	}

	@Override
	TrackWriter writer() {
		return new MTrackJWriter();
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return IntStream.range(0, tracks.size()).mapToObj(i -> onlyPlaces(Integer.toString(i + 1), TracksCsvTest.roundedToThousandths(tracks.get(i)))).toList();
	}

	@Test
	void writesFramesFromOne() throws IOException {
		assertThat(sampleText()).isEqualTo("""
			MTrackJ 1.5.1 Data File
			Assembly 1
			Cluster 1
			Track 1
			Point 1 10.000 20.500 1.0 1.0 1.0
			Point 2 11.250 20.125 1.0 2.0 1.0
			Point 3 12.500 20.000 1.0 3.0 1.0
			Track 2
			Point 1 0.000 0.000 1.0 1.0 1.0
			Point 2 31.062 15.000 1.0 4.0 1.0
			Track 3
			Point 1 6.000 7.000 1.0 4.0 1.0
			End of MTrackJ Data File
			""");
	}

	@Test
	void readsClustersAndColours() throws IOException {
		final String text = "MTrackJ 1.5.0 Data File\r\nDisplaying true true true 1 2 0 4 100 10 0 0 0 2 1 12 0 false false false false\r\n" + //
			"Assembly 1 FF0000\r\nCluster 1 FF0000\r\nTrack 1 FF0000 true\r\nPoint 1 1.5 2.5 1.0 3.0 1.0\r\n" + //
			"Cluster 2 00FF00\r\nTrack 1 FF0000 true\r\nPoint 1 4 5 1.0 1.0 1.0\r\nEnd of MTrackJ Data File\r\n";
		assertThat(TracksFile.read(Files.writeString(folder.resolve("clusters.mdf"), text))) //
			.containsExactly(track("1", visible(2, 1.5, 2.5, 1)), track("2.1", visible(0, 4, 5, 1)));
	}

	@Test
	void saysWhichLineIsWrong() {
		assertThatThrownBy(() -> read("Point 1 1 2 1 1 1\n")).hasMessageEndingWith("wrong.mdf, row 2: a point before the first track");
		assertThatThrownBy(() -> read("Track 1\nPoint 1 1 2 1 0 1\n")).hasMessageEndingWith("wrong.mdf, row 3: time 0; MTrackJ counts from 1");
		assertThatThrownBy(() -> read("Track 1\nPoint 1 1 two 1 1 1\n")).hasMessageEndingWith("wrong.mdf, row 3: 'two' in column 4 is not a number");
	}

	private List<Track> read(final String lines) throws IOException {
		return TracksFile.read(Files.writeString(folder.resolve("wrong.mdf"), "MTrackJ 1.5.1 Data File\n" + lines));
	}
}
