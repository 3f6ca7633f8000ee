package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

import fiji.plugin.dinotracker.video.bioformats.NeedsBioFormats;

import ij.IJ;
import ij.io.FileSaver;

class OpenVideoTest {

	private static final String REMEDY = " is shown; to see others, use File > Import > Bio-Formats, or give the path to Track Points... with series=, channel= or plane=";

	@TempDir
	private Path folder;

	private Path saved(final int channels, final int slices, final int bits) {
		final Path file = folder.resolve("cells.tif");
		new FileSaver(IJ.createHyperStack("cells", 20, 10, channels, slices, 4, bits)).saveAsTiff(file.toString());
		return file;
	}

	/** What it says in ImageJ's log, which is the console where there is no display. */
	private static String said(final Path file) throws Exception {
		final PrintStream console = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true));
		try (Context context = new Context()) {
			context.service(CommandService.class).run(OpenVideo.class, true, Map.of("path", file.toFile())).get();
		}
		finally {
			System.setOut(console);
		}
		assertThat(printed.toString()).contains("DINO-Tracker: " + file + " is open; click points in it");
		return printed.toString();
	}

	@Test
	void channelsAndPlanesThatAreLeftOutAreNamed() throws Exception {
		assertThat(said(saved(2, 3, 16))).contains("DINO-Tracker: Only channel 1 of 2, z plane 1 of 3" + REMEDY);
	}

	@Test
	void planesThatAreLeftOutAreNamed() throws Exception {
		assertThat(said(saved(1, 3, 8))).contains("DINO-Tracker: Only z plane 1 of 3" + REMEDY);
	}

	@Test
	void whereAllIsShownNothingIsSaid() throws Exception {
		assertThat(said(saved(1, 1, 24))).doesNotContain("Only");
	}

	@Nested
	@NeedsBioFormats
	class WithBioFormats {

		@Test
		void seriesThatAreLeftOutAreNamed() throws Exception {
			final Path file = Files.writeString(folder.resolve("cells&series=3&sizeX=20&sizeY=10&sizeT=4.fake"), "");
			assertThat(said(file)).contains("DINO-Tracker: Only series 1 of 3" + REMEDY);
		}
	}
}
