package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

class ConvertCommandTest {

	@TempDir
	private Path folder;
	private Path tracks;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void writeTracks() throws IOException {
		tracks = Files.writeString(folder.resolve("tracks.csv"), "track,frame,x,y,visible,confidence\nnose,0,40,50,1,1\nnose,1,41,50.5,1,0.9\nnose,2,42,51,0,0.2\ntail,0,60,30,1,1\n");
	}

	private int run(final Object... arguments) {
		return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "tracks, t.csv, track", "wide, w.csv, frame", "napari, n.csv, track_id", "deeplabcut, d.csv, scorer", "mtrackj, m.mdf, MTrackJ" })
	void tracksOfEveryFormatAreReadAgain(final String format, final String name, final String beginning) throws IOException {
		final Path file = folder.resolve(name);
		assertThat(run("convert", tracks, file, "--format", format)).as(err.toString()).isZero();
		assertThat(out.toString()).contains("2 tracks are in " + file);
		assertThat(Files.readString(file)).startsWith(beginning);
		assertThat(TracksFile.read(file)).hasSize(2).first().extracting(track -> track.points().get(1).position()).isEqualTo(TracksFile.read(tracks).get(0).points().get(1).position());
	}

	@Test
	void whatAnotherProgramWroteBecomesOurs() throws IOException {
		final Path napari = folder.resolve("napari.csv");
		final Path ours = folder.resolve("ours.csv");
		run("convert", tracks, napari, "--format", "napari");
		assertThat(run("convert", napari, ours, "--format", "tracks")).as(err.toString()).isZero();
		assertThat(TracksFile.read(ours)).extracting(Track::name).containsExactly("0", "1");
		assertThat(TracksFile.read(ours).get(0).points()).as("the occluded point had no place").extracting(TrackPoint::frame).containsExactly(0, 1);
	}

	@Test
	void aFileIsNotReplacedByWhatIsMadeOfIt() throws IOException {
		final String before = Files.readString(tracks);
		assertThat(run("convert", tracks, folder.resolve(".").resolve("tracks.csv"), "--format", "napari")).isEqualTo(1);
		assertThat(err.toString().lines()).singleElement().asString().contains("give another file to write");
		assertThat(tracks).hasContent(before);
	}

	@Test
	void anUnknownFormatIsToldInOneLine() {
		assertThat(run("convert", tracks, folder.resolve("x"), "--format", "excel")).isEqualTo(2);
		assertThat(err.toString().lines()).singleElement().asString().contains("Unknown format excel; use one of tracks, wide, napari, deeplabcut, mtrackj");
		assertThat(run("convert", folder.resolve("none.csv"), folder.resolve("x"), "--format", "wide")).isEqualTo(1);
		assertThat(folder.resolve("x")).doesNotExist();
	}
}
