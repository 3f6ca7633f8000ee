package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PointRoi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;

/** The macros we ship, and macros that are wrong, in plain ImageJ without a display. */
class MacrosTest {

	private static final String SHORT = "iterations=1 height=98";
	private static final String ABORTED = "[aborted]";

	@TempDir
	private Path folder;

	@BeforeAll
	static void startImageJ() throws IOException {
		PlainImageJ.install();
	}

	@AfterEach
	void closeImage() {
		WindowManager.setTempCurrentImage(null);
	}

	private static ImagePlus openImage() {
		final ImagePlus image = MovingTexture.image();
		WindowManager.setTempCurrentImage(image);
		return image;
	}

	private static void run(final String macro, final String argument) {
		assertThat(IJ.runMacroFile(Path.of("macros", macro).toAbsolutePath().toString(), argument)).isNotEqualTo(ABORTED);
	}

	@Test
	void trackPointsFollowsTheMarkedPointsOfTheActiveStack() {
		final ImagePlus image = openImage();
		image.setRoi(new PointRoi(40, 50));
		run("track_points.ijm", SHORT);
		assertThat(image.getOverlay().size()).isGreaterThanOrEqualTo(MovingTexture.FRAMES);
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(MovingTexture.FRAMES);
	}

	@Test
	void trackFolderMakesAResultFolderForEachStackUnlessItIsThere() throws IOException {
		final Path stacks = Files.createDirectory(folder.resolve("my stacks"));
		final Path results = folder.resolve("my tracks");
		new FileSaver(MovingTexture.image()).saveAsTiff(stacks.resolve("one cell.tif").toString());
		new FileSaver(MovingTexture.image()).saveAsTiff(stacks.resolve("two.tif").toString());
		Files.writeString(stacks.resolve("notes.txt"), "no stack");
		final String argument = stacks + "|" + results + "|grid=4 " + SHORT;
		run("track_folder.ijm", argument);
		assertThat(results).isDirectoryContaining("glob:**/one cell.tif-tracks").isDirectoryContaining("glob:**/two.tif-tracks").isDirectoryNotContaining("glob:**/notes");
		final Path finished = results.resolve("one cell.tif-tracks/run.json");
		final FileTime time = Files.getLastModifiedTime(finished);
		run("track_folder.ijm", argument);
		assertThat(Files.getLastModifiedTime(finished)).isEqualTo(time);
	}

	@Test
	void morePointsUsesTheModelOfAnEarlierRun() {
		openImage();
		run("track_points.ijm", "grid=1 out=[" + folder.resolve("first run") + "] " + SHORT);
		run("more_points.ijm", folder.resolve("first run/model") + "|grid=9");
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(9 * MovingTexture.FRAMES);
		final Path stack = folder.resolve("closed.tif");
		new FileSaver(MovingTexture.image()).saveAsTiff(stack.toString());
		WindowManager.setTempCurrentImage(null);
		IJ.runMacro("run('Close All');");
		run("more_points.ijm", folder.resolve("first run/model") + "|grid=4 path=[" + stack + "]");
		assertThat(ResultsTable.getResultsTable().size()).as("without an open image").isEqualTo(4 * MovingTexture.FRAMES);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
		"grid=4 colour=red | Unknown option colour; use path, series, channel, plane, first, last, step, points, ", //
		"grid=4 grid=5 | Option grid is there twice; give it once", //
		"grid | Option grid has no value; write grid=value", //
		"out=/my tracks/1 grid=4 | Cannot read the options", //
		"grid=4 names=yes | Unknown names yes; use one of false, true", //
		"grid=yes | grid must be a whole number, not \"yes\"", //
		"grid=4 preset=best | Unknown preset best; use one of quick, balanced, paper", //
		"path=[/no where.tif] grid=4 | There is no file or folder /no where.tif; check the path" })
	void aWrongOptionStopsTheMacroWithALine(final String options, final String line) {
		openImage();
		final String printed = printedBy("run('Track Points...', '" + options + "'); print('went on');");
		assertThat(printed).startsWith("DINO-Tracker: " + line).doesNotContain("went on").hasLineCount(1);
	}

	@Test
	void whatAutoComesToIsLogged() {
		openImage();
		final String printed = printedBy("run('Track Points...', 'grid=4 features=auto flow=dis " + SHORT + "');");
		assertThat(printed.lines().filter(line -> line.startsWith("DINO-Tracker: Features auto: "))).hasSize(1);
	}

	/** What a macro leaves on the console, which is where the log is without a display. */
	private static String printedBy(final String macro) {
		final PrintStream console = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true));
		try {
			IJ.runMacro(macro);
		}
		finally {
			System.setOut(console);
		}
		return printed.toString();
	}
}
