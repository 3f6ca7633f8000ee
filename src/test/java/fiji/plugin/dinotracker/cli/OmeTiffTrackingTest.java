package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.video.bioformats.NeedsBioFormats;
import fiji.plugin.dinotracker.video.bioformats.OmeTiff;

/** The command line from end to end on a microscope format. */
@NeedsBioFormats
class OmeTiffTrackingTest {

	@TempDir
	private Path folder;

	@Test
	void aChannelOfAnOmeTiffIsTrackedInItsMaximumProjection() throws IOException {
		final Path stack = OmeTiff.movingTexture(folder.resolve("texture.ome.tif"));
		final Path to = folder.resolve("out");
		final StringWriter err = new StringWriter();
		final int code = Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err)).execute("track", stack.toString(), //
			"--out", to.toString(), "--series", "0", "--channel", "1", "--plane", "max", "--first", "1", "--last", "9", "--step", "2", //
			"--grid", "4", "--height", "98", "--iterations", "3", "--features", "dense-sift", "--flow", "dis");
		assertThat(code).as(err.toString()).isZero();
		assertThat(TracksFile.read(to.resolve("tracks.csv"))).hasSize(4) //
			.allSatisfy(track -> assertThat(track.points()).extracting(point -> point.frame()).containsExactly(1, 3, 5, 7, 9));
		assertThat(to.resolve("tracks.xml")).content().contains("spatialunits=\"\u00b5m\"", "pixelwidth=\"0.25\"", "timeinterval=\"1.5\"");
	}

	@Test
	void whereNobodyChoseAmongSeveralSeriesTheFirstIsNamed() throws IOException {
		final Path stack = Files.writeString(folder.resolve("cells&series=3&sizeX=200&sizeY=160&sizeT=4.fake"), "");
		final StringWriter err = new StringWriter();
		Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err)).execute("track", stack.toString(), //
			"--out", folder.resolve("out").toString(), "--grid", "4", "--height", "98", "--method", "flow", "--flow", "dis");
		assertThat(err.toString()).contains("Of the 3 series of " + stack + " the first is taken; series (--series) chooses another");
	}
}
