package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** What every format of tracks has to do; one class a format says what it keeps. */
abstract class TrackFormatTest {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void nameFile() {
		file = folder.resolve("tracks." + extension());
	}

	abstract String extension();

	abstract TrackWriter writer();

	/** What reading the sample back gives, as far as the format can hold it. */
	abstract List<Track> kept(List<Track> tracks);

	@Test
	void readsBackWhatWasWritten() throws IOException {
		writer().write(SampleTracks.few(), file);
		assertThat(TracksFile.read(file)).isEqualTo(kept(SampleTracks.few()));
	}

	@Test
	void writesTheSameBytesTwice() throws IOException {
		writer().write(SampleTracks.many(5, 7), file);
		final byte[] once = Files.readAllBytes(file);
		writer().write(SampleTracks.many(5, 7), file);
		assertThat(Files.readAllBytes(file)).isEqualTo(once);
	}

	@Test
	void leavesNothingButTheFile() throws IOException {
		writer().write(SampleTracks.few(), file);
		assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining(path -> !path.equals(file));
	}

	/** The text of the sample in this format. */
	final String sampleText() throws IOException {
		writer().write(SampleTracks.few(), file);
		return Files.readString(file);
	}

	/** The visible points of a track under another name. */
	static Track onlyVisible(final String name, final Track track) {
		return track(name, track.points().stream().filter(TrackPoint::visible).toArray(TrackPoint[]::new));
	}

	/** The visible points of a track under another name, trusted fully: for formats without confidence. */
	static Track onlyPlaces(final String name, final Track track) {
		return track(name, track.points().stream().filter(TrackPoint::visible) //
			.map(point -> new TrackPoint(point.frame(), point.position(), true, 1)).toArray(TrackPoint[]::new));
	}
}
