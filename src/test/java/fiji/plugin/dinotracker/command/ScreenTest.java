package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Dialog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.weights.WeightCatalogue;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.plugin.FolderOpener;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;

/** Plain ImageJ with its windows, as a person meets our commands in it. What it looks like is left in target/screenshots. */
@Tag("screen")
class ScreenTest {

	private static final String COMMAND = "Track Points...";

	/** A folder of ImageJ's plugins with ours in it. */
	@TempDir
	private static Path home;

	@TempDir
	private Path folder;

	@BeforeAll
	static void startImageJ() throws IOException {
		if (!"required".equals(System.getProperty("screen"))) assumeThat(Screen.isThere()).as("no display; start one with xvfb-run to run these tests").isTrue();
		assertThat(Screen.isThere()).as("a display; start one with xvfb-run").isTrue();
		installPlugin();
		System.setProperty("plugins.dir", home.toString());
		new ImageJ().exitWhenQuitting(false);
	}

	/** Our classes are on the class path; ImageJ looks for the menu's entries in the jars of its plugins folder. */
	private static void installPlugin() throws IOException {
		final Path plugins = Files.createDirectory(home.resolve("plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins.resolve("DINO_Tracker.jar"))); //
			InputStream config = ScreenTest.class.getResourceAsStream("/plugins.config"))
		{
			jar.putNextEntry(new ZipEntry("plugins.config"));
			config.transferTo(jar);
		}
	}

	@AfterEach
	void closeWindows() {
		if (Recorder.getInstance() != null) Recorder.getInstance().close();
		IJ.runMacro("run('Close All');");
	}

	@Test
	void theRecordedLineReplaysToTheSameResult() throws Exception {
		final ImagePlus image = MovingTexture.image();
		image.show();
		image.setRoi(new PointRoi(new int[] { 30, 60 }, new int[] { 40, 50 }, 2));
		final Recorder recorder = new Recorder(true);
		IJ.doCommand(COMMAND);
		final Dialog dialog = Screen.dialog(COMMAND);
		Screen.shoot(dialog, "dialog");
		fillIn(dialog);
		Screen.press(dialog, "OK");
		Screen.await("the tracks", () -> image.getOverlay() != null && ResultsTable.getResultsTable().size() == 2 * MovingTexture.FRAMES);
		final List<String> table = rows();
		Screen.await("the recorder", () -> recorder.getText().contains(COMMAND));
		final String recorded = recorder.getText().lines().filter(line -> line.contains(COMMAND)).findFirst().orElseThrow();
		assertThat(recorded).contains("iterations=1", "height=98", "names", "loss=false");
		recorder.close();
		image.setOverlay(null);
		ResultsTable.getResultsTable().reset();
		IJ.runMacro(recorded);
		assertThat(rows()).isEqualTo(table);
		assertThat(image.getOverlay()).isNotNull();
	}

	private static void fillIn(final Dialog dialog) {
		Screen.type(dialog, "Iterations", "1");
		Screen.type(dialog, "Height", "98");
		Screen.tick(dialog, "Names", true);
		Screen.tick(dialog, "Loss", false);
	}

	private static List<String> rows() {
		final ResultsTable table = ResultsTable.getResultsTable();
		return IntStream.range(0, table.size()).mapToObj(table::getRowAsString).toList();
	}

	@Test
	void pointsAndTracksOfTheManagerAndAMaskByItsTitle() {
		final ImagePlus image = MovingTexture.image();
		final ImagePlus mask = IJ.createImage("body", "8-bit white", MovingTexture.SIZE, MovingTexture.SIZE, 1);
		image.show();
		mask.show();
		final PointRoi point = new PointRoi(40, 50);
		point.setName("nose");
		point.setPosition(0, 0, 3);
		final RoiManager manager = RoiManager.getRoiManager();
		manager.addRoi(point);
		IJ.selectWindow(image.getID());
		IJ.runMacro("run('" + COMMAND + "', 'points=manager manager mask=body plot=displacement loss=false iterations=1 height=98');");
		assertThat(ResultsTable.getResultsTable().getColumnAsStrings("Name")).hasSize(MovingTexture.FRAMES).containsOnly("nose");
		assertThat(ResultsTable.getResultsTable().getValue("X_px", 2)).isEqualTo(40);
		assertThat(manager.getRoisAsArray()).extracting(Roi::getName).containsExactly("nose", "nose");
		assertThat(WindowManager.getImageTitles()).anyMatch(title -> title.startsWith("Displacement"));
		manager.close();
	}

	@Test
	void nobodyDownloadsWithoutBeingAsked() throws Exception {
		assumeThat(Files.exists(WeightsOffer.cache().path(WeightCatalogue.named("dinov2-vits14")))).isFalse();
		IJ.doCommand("Models...");
		final Dialog models = Screen.dialog("Models...");
		Screen.shoot(models, "models");
		Screen.select(models, "fetch");
		Screen.press(models, "OK");
		final Dialog question = Screen.dialog("DINO-Tracker");
		Screen.shoot(question, "download");
		Screen.press(question, "Do not download");
		Screen.await("the answer", () -> !question.isShowing());
		assertThat(WeightsOffer.cache().path(WeightCatalogue.named("dinov2-vits14"))).doesNotExist();
	}

	@Test
	void aFolderIsTrackedFromTheShell() throws Exception {
		final Path stacks = Files.createDirectory(folder.resolve("my stacks"));
		final Path results = folder.resolve("my tracks");
		new FileSaver(MovingTexture.image()).saveAsTiff(stacks.resolve("one cell.tif").toString());
		new FileSaver(MovingTexture.image()).saveAsTiff(stacks.resolve("two.tif").toString());
		final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		final Path log = folder.resolve("log.txt");
		final Process process = new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"), "-Dplugins.dir=" + home, "ij.ImageJ", //
			"-batch", Path.of("macros", "track_folder.ijm").toAbsolutePath().toString(), stacks + "|" + results + "|grid=4 iterations=1 height=98") //
				.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		assertThat(results.resolve("one cell/run.json")).as(() -> read(log)).exists();
		assertThat(results.resolve("two/tracks.csv")).exists();
	}

	private static String read(final Path log) {
		try {
			return Files.readString(log);
		}
		catch (final IOException e) {
			return e.toString();
		}
	}

	@Test
	void theOverlayOfARealSequenceFollowsTheSlider() throws Exception {
		final Path frames = Path.of("..", "shared", "data", "davis-horsejump-high", "frames");
		assumeThat(frames).exists();
		final ImagePlus image = FolderOpener.open(frames.toString(), "virtual count=12");
		image.show();
		IJ.runMacro("makeRectangle(310, 80, 300, 300); run('" + COMMAND + "', 'grid=25 iterations=20 height=140 names trail=6 interpolate');");
		Screen.await("the loss curve", () -> WindowManager.getWindow("Loss of the training") != null);
		Screen.shoot(WindowManager.getWindow("Loss of the training"), "loss");
		image.deleteRoi();
		image.setSlice(9);
		Screen.shoot(image.getWindow(), "overlay");
		Screen.shoot(WindowManager.getWindow("Results"), "table");
		assertThat(image.getOverlay().size()).isGreaterThan(12 * 20);
	}
}
