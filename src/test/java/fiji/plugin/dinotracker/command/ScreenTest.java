package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Component;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.Sequences;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.weights.WeightCatalogue;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.plugin.FolderOpener;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** Plain ImageJ with its windows, as a person meets our commands in it. What it looks like is left in target/screenshots. */
@Tag("screen")
class ScreenTest {

	private static final String COMMAND = "Track Points...";
	/** Frames of a real sequence. */
	private static final String HORSE = "davis-horsejump-high/frames";

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
		final ImagePlus mask = IJ.createImage("body", "8-bit ramp", MovingTexture.SIZE, MovingTexture.SIZE, 1);
		image.show();
		mask.show();
		final PointRoi point = new PointRoi(40, 50);
		point.setName("nose");
		point.setPosition(0, 0, 3);
		final RoiManager manager = RoiManager.getRoiManager();
		manager.addRoi(point);
		IJ.selectWindow(image.getID());
		IJ.runMacro("run('" + COMMAND + "', 'points=manager manager mask=body plot=displacement loss=false iterations=1 height=98');");
		IJ.runMacro("run('" + COMMAND + "', 'points=manager mask=body loss=false iterations=1 height=98');"); // the track in the manager is no point to follow
		assertThat(ResultsTable.getResultsTable().getColumnAsStrings("Name")).hasSize(MovingTexture.FRAMES).containsOnly("nose");
		assertThat(ResultsTable.getResultsTable().getValue("X_px", 2)).isEqualTo(40);
		assertThat(manager.getRoisAsArray()).extracting(Roi::getName).containsExactly("nose", "nose");
		assertThat(WindowManager.getImageTitles()).anyMatch(title -> title.startsWith("Displacement"));
		manager.close();
	}

	@Test
	void aMacroInBatchModeTracksItsOwnImageAndFillsItsOwnManager() throws IOException {
		final Path stack = folder.resolve("cell.tif");
		new FileSaver(MovingTexture.image()).saveAsTiff(stack.toString());
		final ImagePlus inFront = MovingTexture.image();
		inFront.show();
		final String found = IJ.runMacro("setBatchMode(true); open('" + stack + "'); roiManager('reset');" + //
			"run('" + COMMAND + "', 'grid=4 iterations=1 height=98 manager loss=false'); return getTitle() + ' ' + roiManager('count');");
		assertThat(found).isEqualTo("cell.tif 4");
		assertThat(inFront.getOverlay()).isNull();
		assertThat(RoiManager.getInstance()).isNull();
	}

	@Test
	void anImageThatAScriptHandsOverIsTrackedWhateverIsInFront() {
		final ImagePlus inFront = MovingTexture.image();
		inFront.show();
		final ImagePlus handedOver = MovingTexture.image();
		IJ.run(handedOver, COMMAND, "grid=4 iterations=1 height=98 loss=false");
		assertThat(handedOver.getOverlay()).isNotNull();
		assertThat(inFront.getOverlay()).isNull();
	}

	@Test
	void theMacroOfFoldersLeavesOpenWindowsAlone() throws IOException {
		final Path stacks = Files.createDirectory(folder.resolve("stacks"));
		new FileSaver(MovingTexture.image()).saveAsTiff(stacks.resolve("cell.tif").toString());
		final ImagePlus open = MovingTexture.image();
		open.show();
		IJ.runMacroFile(Path.of("macros", "track_folder.ijm").toAbsolutePath().toString(), stacks + "|" + folder.resolve("tracks") + "|grid=4 iterations=1 height=98");
		assertThat(folder.resolve("tracks/cell.tif-tracks/run.json")).exists();
		assertThat(open.isVisible()).isTrue();
		assertThat(open.getOverlay()).isNull();
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
		assertThat(results.resolve("one cell.tif-tracks/run.json")).as(() -> read(log)).exists();
		assertThat(results.resolve("two.tif-tracks/tracks.csv")).exists();
	}

	@Test
	void lookInsideMakesPicturesOfAFrameOfTheResults() {
		final Path run = folder.resolve("first run");
		MovingTexture.image().show();
		IJ.runMacro("run('" + COMMAND + "', 'grid=4 iterations=1 height=98 loss=false out=[" + run + "]');");
		IJ.runMacroFile(Path.of("macros", "look_inside.ijm").toAbsolutePath().toString(), run + "|x=40 y=50 frame=1|3");
		for (final String picture : new String[] { "similarity.png", "features.png" }) {
			final ImagePlus image = IJ.openImage(run.resolve(picture).toString());
			assertThat(image.getWidth()).isEqualTo(2 * MovingTexture.SIZE);
			assertThat(image.getBitDepth()).as("labels are drawn into it").isEqualTo(24);
		}
		assertThat(run.resolve("tracks-features.png")).isNotEmptyFile();
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
		final ImagePlus image = FolderOpener.open(Sequences.require(HORSE).toString(), "virtual count=12");
		image.show();
		IJ.runMacro("makeRectangle(310, 80, 300, 300); run('" + COMMAND + "', 'grid=25 iterations=20 height=140 names trail=6 interpolate');");
		Screen.await("the loss curve", () -> WindowManager.getWindow("Loss of the training") != null);
		Screen.shoot(WindowManager.getWindow("Loss of the training"), "loss");
		image.deleteRoi();
		image.setSlice(9);
		Screen.shoot(image.getWindow(), "overlay");
		Screen.shoot(WindowManager.getWindow("Results"), "table");
		assertThat(image.getOverlay().size()).isGreaterThan(12 * 20);
		IJ.selectWindow(image.getID());
		IJ.runMacro("run('" + COMMAND + "', 'grid=4 iterations=1 height=98');");
		EventQueue.invokeAndWait(() -> {}); // which draws the curve
		assertThat(WindowManager.getImageTitles()).as("one window for the losses of all trainings").containsOnlyOnce("Loss of the training");
	}

	@Test
	void aClickShowsWhatLooksLikeThePlaceInUnderASecondAndTheSliderMovesBoth() throws Exception {
		final Path model = folder.resolve("run/model");
		final ImagePlus image = sequence();
		image.show();
		IJ.runMacro("run('" + COMMAND + "', 'grid=9 iterations=20 height=238 features=dense-sift loss=false out=[" + folder.resolve("run") + "]');");
		image.setOverlay(null);
		image.setSlice(1);
		IJ.doCommand("Show Similarity...");
		final Dialog dialog = Screen.dialog("Show Similarity...");
		Screen.shoot(dialog, "similarity-dialog");
		Screen.type(dialog, "Model", model.toString());
		Screen.press(dialog, "OK");
		Screen.await("the features", () -> image.getCanvas().getMouseListeners().length > 1);
		final int x = image.getWidth() / 2;
		final int y = image.getHeight() / 2;
		click(image, x - 40, y);
		Screen.await("the maps", () -> similarity().isPresent());
		click(image, x, y);
		Screen.await("the maps of the second click", () -> similarity().orElseThrow().getTitle().contains("(" + x + ", " + y + ")"));
		image.setSlice(5);
		Screen.await("the slider", () -> similarity().orElseThrow().getCurrentSlice() == 5);
		Screen.shoot(similarity().orElseThrow().getWindow(), "similarity");
		IJ.runMacro("run('Show Features...', 'model=[" + model + "] tracks=[" + folder.resolve("run/tracks.csv") + "]');");
		Screen.shoot(WindowManager.getImage("Features").getWindow(), "features");
		Screen.shoot(WindowManager.getImage("Features along the tracks").getWindow(), "features-along-tracks");
		similarity().orElseThrow().close();
		Screen.await("the end of listening", () -> image.getCanvas().getMouseListeners().length == 1);
	}

	/** Part of a real sequence if there is one here. */
	private static ImagePlus sequence() {
		return Sequences.has(HORSE) ? FolderOpener.open(Sequences.require(HORSE).toString(), "count=12") : MovingTexture.image();
	}

	private static Optional<ImagePlus> similarity() {
		return Arrays.stream(WindowManager.getImageTitles()).filter(title -> title.startsWith("Similarity to")).findFirst().map(WindowManager::getImage);
	}

	private static void click(final ImagePlus image, final int x, final int y) {
		final ImageCanvas canvas = image.getCanvas();
		for (final int kind : new int[] { MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED })
			canvas.dispatchEvent(new MouseEvent(canvas, kind, 0, MouseEvent.BUTTON1_DOWN_MASK, (int) canvas.screenXD(x + 0.5), (int) canvas.screenYD(y + 0.5), 1, false, MouseEvent.BUTTON1));
	}

	@Test
	void aClickInTheListOfWorstFramesMovesTheSlider() throws Exception {
		final ImagePlus image = MovingTexture.image();
		image.show();
		final StringBuilder rows = new StringBuilder("track,frame,x,y,visible\n");
		for (int frame = 0; frame < MovingTexture.FRAMES; frame++)
			rows.append("nose,").append(frame).append(",40,50,1\n");
		final Path truth = Files.writeString(folder.resolve("truth.csv"), rows);
		final Path tracks = Files.writeString(folder.resolve("tracks.csv"), rows.toString().replace("nose,3,40", "nose,3,70"));
		IJ.runMacro("run('Evaluate Tracks...', 'tracks=[" + tracks + "] truth=[" + truth + "]');");
		assertThat(WindowManager.getCurrentImage()).as("in front for the next command").isSameAs(image);
		final TextWindow list = (TextWindow) WindowManager.getWindow("Worst frames");
		Screen.shoot(WindowManager.getWindow("Scores"), "scores");
		Screen.shoot(list, "worst-frames");
		Screen.shoot(WindowManager.getImage("Error against time").getWindow(), "error");
		final TextPanel panel = list.getTextPanel();
		final Component lines = panel.getComponent(0);
		final int line = lines.getFontMetrics(lines.getFont()).getHeight();
		for (final int kind : new int[] { MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED }) // in the line below the names of the columns
			lines.dispatchEvent(new MouseEvent(lines, kind, 0, MouseEvent.BUTTON1_DOWN_MASK, 5, line * 2, 1, false, MouseEvent.BUTTON1));
		assertThat(image.getCurrentSlice()).isEqualTo(4);
		list.close();
		((TextWindow) WindowManager.getWindow("Scores")).close();
	}

	@Test
	void measurementsAndTracksAreNotLostToTheNextTable() throws Exception {
		final ImagePlus image = MovingTexture.image();
		image.show();
		IJ.run(image, "Measure", "");
		Screen.await("the measurements", IJ::isResultsWindow);
		ResultsTable.getResultsTable("Results").setValue("Confidence", 0, 0.7); // as a classifier's table may have
		ResultsTable.getResultsTable("Results").show("Results");
		final TextWindow other = new TextWindow("Notes", "in front, and no table", 300, 200);
		other.toFront();
		WindowManager.setWindow(other);
		final Path truth = Files.writeString(folder.resolve("one.csv"), "track,frame,x,y,visible\nnose,0,40,50,1\nnose,1,41,50,1\n");
		TrackTable.show(TracksFile.read(truth), Calibration.NONE);
		assertThat(ResultsTable.getResultsTable("Measurements").getColumnHeadings()).contains("Mean");
		assertThat(ResultsTable.getResultsTable("Results").columnExists("Confidence")).isTrue();
		IJ.runMacro("run('Evaluate Tracks...', 'tracks=[" + truth + "] truth=[" + truth + "]');");
		assertThat(ResultsTable.getResultsTable("Tracks").columnExists("Confidence")).isTrue();
		for (final String title : new String[] { "Measurements", "Tracks", "Scores", "Notes", "Worst frames" })
			if (WindowManager.getWindow(title) instanceof final TextWindow window) window.close();
	}
}
