package fiji.plugin.dinotracker.imports;

import static fiji.plugin.dinotracker.export.SampleTracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** Archives that numpy wrote, by src/test/python/make_npz_fixtures.py. */
class NpzReaderTest {

	private static List<Track> read(final String name) throws IOException, URISyntaxException {
		return TracksFile.read(Path.of(NpzReaderTest.class.getResource(name + ".npz").toURI()));
	}

	private static TrackPoint point(final int frame, final double x, final double y, final boolean visible, final double confidence) {
		return new TrackPoint(frame, new PixelPoint(x, y), visible, confidence);
	}

	private static Track first(final String name) {
		return track(name, point(0, 1, 2, true, 1), point(1, 3, 4, false, 0), point(2, 5, 6, true, 1));
	}

	private static Track second(final String name) {
		return track(name, point(0, 7.5, 8, false, 0), point(1, 9, 10, true, 1), point(2, 11, 12.25, true, 1));
	}

	@Test
	void tracksOfTapVidHaveTheirNamesAndConfidences() throws Exception {
		assertThat(read("tapvid")).containsExactly( //
			track("nose", point(0, 1, 2, true, 1), point(1, 3, 4, false, 0.25), point(2, 5, 6, true, 0.75)), //
			track("left ear", point(0, 7.5, 8, false, 0), point(1, 9, 10, true, 0.5), point(2, 11, 12.25, true, 1)));
	}

	@Test
	void tracksOfCoTrackerComeFrameByFrameInABatchOfOne() throws Exception {
		assertThat(read("cotracker")).containsExactly(first("0"), second("1"));
	}

	@Test
	void arraysInFortranOrderAndTracksTheOtherWayRoundAreRead() throws Exception {
		assertThat(read("fortran")).containsExactly(first("0"), second("1"));
	}

	@Test
	void ofAsManyTracksAsFramesTheVisibilityTellsWhichIsWhich() throws Exception {
		assertThat(read("square")).containsExactly( //
			track("0", point(0, 1, 2, true, 1), point(1, 3, 4, false, 0)), track("1", point(0, 7.5, 8, false, 0), point(1, 9, 10, true, 1)));
	}

	@Test
	void tracksThatDoNotFitTheVisibilityAreRefused() {
		assertThatThrownBy(() -> read("misfit")).isInstanceOf(IOException.class) //
			.hasMessageEndingWith("misfit.npz: tracks must be of shape [2, 2, 2] or [2, 2, 2] to fit the visibility of 2 tracks on 2 frames");
	}

	@Test
	void confidencesThatAreNoneAreRefused() {
		assertThatThrownBy(() -> read("turned")).isInstanceOf(IOException.class) //
			.hasMessageEndingWith("turned.npz: confidence must be of shape [2, 3] like the visibility, not [3, 2]");
		assertThatThrownBy(() -> read("percent")).isInstanceOf(IOException.class) //
			.hasMessageEndingWith("percent.npz: confidence must be from 0 to 1, or NaN where there is none, not 100.0");
		assertThatThrownBy(() -> read("infinite")).isInstanceOf(IOException.class).hasMessageEndingWith("not Infinity");
	}

	@Test
	void whereTheConfidenceIsNoNumberTheVisibilityIsTaken() throws Exception {
		assertThat(read("unsure")).containsExactly(first("0"), second("1"));
	}

	@Test
	void anythingElseOfThatNameIsRefusedInOneLine(@TempDir final Path folder) throws IOException {
		final Path text = Files.writeString(folder.resolve("text.npz"), "not an archive");
		assertThatThrownBy(() -> TracksFile.read(text)).isInstanceOf(IOException.class).hasMessageEndingWith("text.npz: there is no array tracks [N, T, 2]");
	}
}
