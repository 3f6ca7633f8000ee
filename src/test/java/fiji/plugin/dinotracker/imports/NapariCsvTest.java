package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.NapariCsvWriter;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.track.Track;

class NapariCsvTest extends TrackFormatTest {

	@Override
	String extension() {
		return "csv";
	}

	@Override
	TrackWriter writer() {
		return new NapariCsvWriter();
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return IntStream.range(0, tracks.size()).mapToObj(i -> onlyPlaces(Integer.toString(i), TracksCsvTest.roundedToThousandths(tracks.get(i)))).toList();
	}

	@Test
	void writesVisiblePointsWithYBeforeX() throws IOException {
		assertThat(sampleText()).isEqualTo("""
			track_id,t,y,x
			0,0,20.500,10.000
			0,1,20.125,11.250
			0,2,20.000,12.500
			1,0,0.000,0.000
			1,3,15.000,31.062
			2,3,7.000,6.000
			""");
	}

	@Test
	void readsTheHeaderOfTheTracksLayer() throws IOException {
		final String text = "ID,T,Z,Y,X\n1.0,0.0,0,2,1\n1.0,1.0,0,4,3\n";
		assertThat(TracksFile.read(Files.writeString(folder.resolve("layer.csv"), text))).containsExactly(track("1", visible(0, 1, 2, 1), visible(1, 3, 4, 1)));
	}
}
