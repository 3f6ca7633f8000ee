package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.occluded;
import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static fiji.plugin.dinotracker.export.SampleTracks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.export.TracksCsvWriter;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class TracksCsvTest extends TrackFormatTest {

	@Override
	String extension() {
		return "csv";
	}

	@Override
	TrackWriter writer() {
		return new TracksCsvWriter();
	}

	@Override
	List<Track> kept(final List<Track> tracks) {
		return tracks.stream().map(TracksCsvTest::roundedToThousandths).toList();
	}

	/** 31.0625 is the one place of the sample with a fourth decimal. */
	static Track roundedToThousandths(final Track track) {
		return track(track.name(), track.points().stream().map(point -> point.position().x() == 31.0625 ? visible(3, 31.062, 15, 0.75) : point) //
			.toArray(TrackPoint[]::new));
	}

	@Test
	void writesOneRowATrackAndFrame() throws IOException {
		assertThat(sampleText()).isEqualTo("""
			track,frame,x,y,visible,confidence
			nose,0,10.000,20.500,1,0.9000
			nose,1,11.250,20.125,1,0.9500
			nose,2,12.500,20.000,1,1.0000
			"left ear, tip",0,0.000,0.000,1,0.8000
			"left ear, tip",1,1.000,1.000,0,0.2500
			"left ear, tip",2,2.000,2.000,0,0.2500
			"left ear, tip",3,31.062,15.000,1,0.7500
			tail,2,5.000,6.000,0,0.2500
			tail,3,6.000,7.000,1,0.6250
			""");
	}

	@Test
	void marksWhatIsInterpolated() throws IOException {
		final Path file = folder.resolve("joined.csv");
		final Track joined = track("a", visible(0, 1, 2, 1), new TrackPoint(1, new PixelPoint(2, 3), false, 0.5, true), visible(2, 3, 4, 1));
		new TracksCsvWriter().write(List.of(joined), file);
		assertThat(file).content().startsWith("track,frame,x,y,visible,confidence,interpolated\na,0,1.000,2.000,1,1.0000,0\na,1,2.000,3.000,0,0.5000,1\n");
		assertThat(TracksFile.read(file)).containsExactly(joined);
	}

	@Test
	void readsColumnsInAnyOrderAndWithoutConfidence() throws IOException {
		assertThat(read("\uFEFFFrame,Y,X,note,Track,Visible\n3,2,1,,a,1\n1,4,3,,a,0\n")) //
			.containsExactly(track("a", new TrackPoint(1, new PixelPoint(3, 4), false, 0), visible(3, 1, 2, 1)));
	}

	@Test
	void takesThePointAsVisibleIfNothingIsSaid() throws IOException {
		assertThat(read("track,frame,x,y\na,0,1,2\n")).containsExactly(track("a", visible(0, 1, 2, 1)));
	}

	@Test
	void saysWhichRowIsWrongAndHow() {
		assertThatThrownBy(() -> read("track,frame,x,y\na,0,1,2\na,one,1,2\n")).hasMessageEndingWith("tracks.csv, row 3: 'one' in column 2 is not a number");
		assertThatThrownBy(() -> read("track,frame,x,y\na,0.5,1,2\n")).hasMessageEndingWith("row 2: '0.5' in column 2 is not a whole number from 0");
		assertThatThrownBy(() -> read("track,frame,x,y\na,0,NaN,2\n")).hasMessageEndingWith("row 2: 'NaN' in column 3 is not a finite number");
		assertThatThrownBy(() -> read("track,frame,x,y\na,0,1\n")).hasMessageEndingWith("row 2: column 4 is empty");
		assertThatThrownBy(() -> read("track,frame,x,y\na,0,1,2\na,0,1,3\n")).hasMessageEndingWith("row 3: track a already has a point on frame 0");
		assertThatThrownBy(() -> read("track,frame,x,y,confidence\na,0,1,2,1\na,1,1,2,97\n")).hasMessageEndingWith("row 3: '97' in column 5 is not a confidence from 0 to 1");
		assertThatThrownBy(() -> read("track,frame,x,y,confidence\na,0,1,2,-0.1\n")).hasMessageEndingWith("row 2: '-0.1' in column 5 is not a confidence from 0 to 1");
		assertThatThrownBy(() -> read("track,frame,x,y,visible\na,0,1,2,maybe\n")).hasMessageEndingWith("row 2: 'maybe' in column 5 is neither 1 (visible) nor 0 (occluded)");
	}

	@Test
	void saysWhichColumnIsMissing() throws IOException {
		assertThatThrownBy(() -> read("track,frame,x\na,0,1\n")).hasMessageEndingWith("tracks.csv has no column 'y'; its first row is track,frame,x");
		assertThatThrownBy(() -> read("")).hasMessageEndingWith("tracks.csv is empty; its first row must name the columns");
		assertThatThrownBy(() -> read("a,b\n1,2\n")).hasMessageEndingWith("tracks.csv is no table of points or tracks; its first row is a,b, not name,frame,x,y or track,frame,x,y");
		for (final String separator : List.of(";", "\t"))
			assertThatThrownBy(() -> read("track,frame,x,y\na,0,1,2\n".replace(",", separator))).hasMessageEndingWith( //
				"tracks.csv has semicolons or tabs between its columns; save it with commas there, and with a dot in decimals");
		assertThatThrownBy(() -> read("track,frame,x,y\na,0,1,5,2,5\n")).hasMessageEndingWith("row 2: 6 cells under 4 names; write decimals with a dot");
		assertThat(read("track,frame,x,y\na,0,1,2,, \n")).as("empty cells at the end of a row").hasSize(1);
	}

	@Test
	void saysThatBytesOfAnotherEncodingAreNoText() throws IOException {
		final Path file = Files.write(folder.resolve("tracks.csv"), new byte[] { 't', (byte) 0xE4, '\n' });
		assertThatThrownBy(() -> TracksFile.read(file)).isInstanceOf(IOException.class).hasMessageContaining("tracks.csv is not comma-separated text in UTF-8");
	}

	@Test
	void takesTheFirstPointAsQueryOfATrackThatIsNeverVisible() throws IOException {
		assertThat(read("track,frame,x,y,visible,confidence\na,4,1,2,0,0.25\n")).containsExactly(track("a", occluded(4, 1, 2)));
	}

	private List<Track> read(final String text) throws IOException {
		return TracksFile.read(Files.writeString(folder.resolve("tracks.csv"), text));
	}
}
