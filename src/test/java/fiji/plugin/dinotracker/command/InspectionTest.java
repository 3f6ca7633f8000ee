package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

/** What the commands that look into a model and at results leave, in a real SciJava context without a display. */
class InspectionTest {

	private static final int SIZE = MovingTexture.SIZE;

	@TempDir
	private static Path folder;
	private static Context context;
	private static ImagePlus image;

	@BeforeAll
	static void trainOnce() throws Exception {
		context = new Context();
		image = MovingTexture.image();
		image.setRoi(new PointRoi(new int[] { 30, 60 }, new int[] { 40, 50 }, 2));
		run(TrackPoints.class, Map.of("iterations", 2, "height", 98, "features", "dense-sift", "out", folder.resolve("run").toFile()));
		image.deleteRoi();
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	private static void run(final Class<? extends Command> command, final Map<String, Object> inputs) throws Exception {
		final Map<String, Object> all = new HashMap<>(inputs);
		all.putIfAbsent("image", image);
		if (command == TrackFolder.class) all.remove("image");
		context.service(CommandService.class).run(command, true, all).get();
	}

	private static Object model() {
		return folder.resolve("run/model").toFile();
	}

	@Test
	void theMostSimilarPlaceMovesWithTheTextureInBothPanels() throws Exception {
		final Path file = folder.resolve("similarity.tif");
		run(ShowSimilarity.class, Map.of("model", model(), "x", 40, "y", 50, "frame", 1, "out", file.toFile()));
		final ImagePlus maps = IJ.openImage(file.toString());
		assertThat(maps.getWidth()).isEqualTo(2 * SIZE);
		assertThat(maps.getHeight()).isEqualTo(SIZE);
		assertThat(maps.getStackSize()).isEqualTo(MovingTexture.FRAMES);
		assertThat(maps.getOverlay().size()).isEqualTo(2 + 2 * MovingTexture.FRAMES);
		assertThat(maps.getDisplayRangeMax()).isEqualTo(1);
		for (int frame = 0; frame < MovingTexture.FRAMES; frame++)
			for (int panel = 0; panel < 2; panel++) {
				final int[] peak = peak(maps.getStack().getProcessor(frame + 1), panel * SIZE);
				assertThat(peak[0]).isCloseTo(40 + frame, within(4));
				assertThat(peak[1]).isCloseTo(50, within(4));
				final Rectangle ring = maps.getOverlay().get(2 + panel * MovingTexture.FRAMES + frame).getBounds();
				assertThat(ring.getCenterX()).isCloseTo(panel * SIZE + peak[0], within(4.0));
				assertThat(ring.getCenterY()).isCloseTo(peak[1], within(4.0));
			}
	}

	@Test
	void ofSomeFramesTheMapsAreThoseOfTheseFrames() throws Exception {
		final Path file = folder.resolve("some.tif");
		run(ShowSimilarity.class, Map.of("x", 42, "y", 50, "frame", 3, "first", 2, "step", 1, "out", file.toFile()));
		final ImagePlus maps = IJ.openImage(file.toString());
		assertThat(maps.getStackSize()).isEqualTo(MovingTexture.FRAMES - 1);
		for (int map = 0; map < maps.getStackSize(); map++)
			assertThat(peak(maps.getStack().getProcessor(map + 1), 0)[0]).as("map " + map).isCloseTo(41 + map, within(4));
		final Rectangle2D own = maps.getOverlay().get(1 + 1).getFloatBounds(); // after the label, on the map of frame 3: the place itself, not the middle of a cell
		assertThat(own.getCenterX()).isCloseTo(42.5, within(1e-3));
		assertThat(own.getCenterY()).isCloseTo(50.5, within(1e-3));
		assertThatThrownBy(() -> run(ShowSimilarity.class, Map.of("x", 42, "y", 50, "frame", 1, "first", 2))).hasStackTraceContaining("not among the 4 tracked frames");
	}

	private static int[] peak(final ImageProcessor map, final int left) {
		int[] best = { 0, 0 };
		for (int y = 0; y < SIZE; y++)
			for (int x = 0; x < SIZE; x++)
				if (map.getf(left + x, y) > map.getf(left + best[0], best[1])) best = new int[] { x, y };
		return best;
	}

	@Test
	void rawFeaturesNeedNoModel() throws Exception {
		final Path file = folder.resolve("raw.tif");
		run(ShowSimilarity.class, Map.of("x", 40, "y", 50, "out", file.toFile()));
		assertThat(IJ.openImage(file.toString()).getWidth()).isEqualTo(SIZE);
	}

	@Test
	void aPlaceMustBeGivenWhereNobodyCanClick() {
		assertThatThrownBy(() -> run(ShowSimilarity.class, Map.of("model", model()))).isInstanceOf(ExecutionException.class).hasStackTraceContaining("Say which place: set x, y and frame");
		assertThatThrownBy(() -> run(ShowSimilarity.class, Map.of("x", 400, "y", 50))).hasStackTraceContaining("lies outside");
	}

	@Test
	void featuresBecomeColoursAndDots() throws Exception {
		final Path out = folder.resolve("features");
		run(ShowFeatures.class, Map.of("model", model(), "tracks", folder.resolve("run/tracks.csv").toFile(), "out", out.toFile()));
		final ImagePlus colours = IJ.openImage(out.resolve("features.tif").toString());
		assertThat(colours.getBitDepth()).isEqualTo(24);
		assertThat(colours.getWidth()).isEqualTo(2 * SIZE);
		assertThat(colours.getStackSize()).isEqualTo(MovingTexture.FRAMES);
		assertThat(colours.getProcessor().getStats().stdDev).isGreaterThan(10);
		assertThat(out.resolve("tracks-features.png")).isNotEmptyFile();
	}

	@Test
	void tracksAreScoredPerTrackAndInTotal() throws Exception {
		final StringBuilder truth = new StringBuilder("track,frame,x,y,visible\n");
		final StringBuilder tracks = new StringBuilder("track,frame,x,y,visible\n");
		for (int frame = 0; frame < 3; frame++)
			for (final String name : new String[] { "a", "b" }) {
				truth.append(name).append(',').append(frame).append(",10,20,1\n");
				tracks.append(name).append(',').append(frame).append(name.equals("b") && frame == 2 ? ",80,20,1\n" : ",10,20,1\n");
			}
		final Path out = folder.resolve("scores");
		run(EvaluateTracks.class, Map.of("tracks", Files.writeString(folder.resolve("t.csv"), tracks).toFile(), "truth", Files.writeString(folder.resolve("truth.csv"), truth).toFile(), //
			"out", out.toFile()));
		final ResultsTable table = ResultsTable.getResultsTable();
		assertThat(table.getColumnAsStrings("Track")).containsExactly("a", "b", "total");
		assertThat(table.getValue("delta_avg (%)", 0)).isEqualTo(100);
		assertThat(table.getValue("delta_avg (%)", 1)).isEqualTo(50);
		assertThat(table.getValue("delta_avg (%)", 2)).isEqualTo(75);
		assertThat(out.resolve("scores.csv")).content().contains("total");
		assertThat(out.resolve("error.png")).isNotEmptyFile();
		Files.writeString(out.resolve("scores.csv"), "player,points\n");
		assertThatThrownBy(() -> run(EvaluateTracks.class, Map.of("tracks", folder.resolve("t.csv").toFile(), "truth", folder.resolve("truth.csv").toFile(), "out", out.toFile()))) //
			.hasStackTraceContaining("scores.csv is of no run, and would be replaced");
		assertThat(out.resolve("scores.csv")).hasContent("player,points");
	}

	@Test
	void filesToCompareMustBeThere() {
		assertThatThrownBy(() -> run(EvaluateTracks.class, Map.of())).hasStackTraceContaining("set tracks and truth");
		assertThatThrownBy(() -> run(EvaluateTracks.class, Map.of("metric", "badja", "tracks", folder.resolve("run/tracks.csv").toFile(), "truth", folder.resolve("run/tracks.csv").toFile()))) //
			.hasStackTraceContaining("set masks");
		final Path masks = folder.resolve("masks.tif");
		IJ.saveAsTiff(IJ.createImage("masks", "8-bit white", 48, 48, MovingTexture.FRAMES), masks.toString());
		assertThatThrownBy(() -> run(EvaluateTracks.class, Map.of("image", MovingTexture.image(), "metric", "badja", "masks", masks.toFile(), //
			"tracks", folder.resolve("run/tracks.csv").toFile(), "truth", folder.resolve("run/tracks.csv").toFile()))) //
				.hasStackTraceContaining("The masks are 48 x 48 pixels, the image is not");
	}

	@Test
	void tracksAreConvertedForAnotherProgram() throws Exception {
		final Path napari = folder.resolve("napari.csv");
		final Path tracks = Files.writeString(folder.resolve("converted.csv"), "track,frame,x,y\na,0,10,20\na,1,11,20\n");
		run(ConvertTracks.class, Map.of("tracks", tracks.toFile(), "format", "napari", "out", napari.toFile()));
		assertThat(Files.readAllLines(napari)).containsExactly("track_id,t,y,x", "0,0,20.000,10.000", "0,1,20.000,11.000");
		assertThatThrownBy(() -> run(ConvertTracks.class, Map.of("tracks", tracks.toFile()))).hasStackTraceContaining("set tracks and out");
	}

	@Test
	void aFolderIsTrackedAndFailuresStopTheMacroInTheEnd() throws Exception {
		final Path stacks = Files.createDirectory(folder.resolve("stacks"));
		final Path out = folder.resolve("tracked");
		IJ.saveAsTiff(image, stacks.resolve("one.tif").toString());
		IJ.saveAsTiff(image, stacks.resolve("two.tif").toString());
		final Map<String, Object> inputs = new HashMap<>(Map.of("folder", stacks.toFile(), "out", out.toFile(), "method", "flow", "features", "dense-sift", "height", 98, "grid", 4));
		run(TrackFolder.class, inputs);
		assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(3);
		Files.writeString(stacks.resolve("broken.tif"), "these are not pixels");
		assertThatThrownBy(() -> run(TrackFolder.class, inputs)).hasStackTraceContaining("1 of 3 stacks could not be tracked");
		assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(4);
	}

	@Test
	void aPartOfEachStackOfAFolderIsTrackedWithinTheMemory() throws Exception {
		final Path stacks = Files.createDirectory(folder.resolve("hyperstacks"));
		final Path out = folder.resolve("parts");
		final ImagePlus cells = IJ.createHyperStack("cells", SIZE, SIZE, 2, 3, MovingTexture.FRAMES, 8);
		for (int frame = 1; frame <= MovingTexture.FRAMES; frame++)
			cells.getStack().setProcessor(image.getStack().getProcessor(frame), cells.getStackIndex(2, 3, frame));
		IJ.saveAsTiff(cells, stacks.resolve("cells.tif").toString());
		final Map<String, Object> inputs = new HashMap<>(Map.of("folder", stacks.toFile(), "out", out.toFile(), "method", "flow", "features", "dense-sift", "height", 98, "grid", 1));
		inputs.putAll(Map.of("channel", 2, "plane", "max", "first", 2, "step", 2, "device", "cpu"));
		run(TrackFolder.class, inputs);
		final Track track = TracksFile.read(out.resolve("cells/tracks.csv")).get(0);
		assertThat(track.points()).extracting(TrackPoint::frame).containsExactly(1, 3);
		assertThat(track.points().get(1).position().x() - track.points().get(0).position().x()).isCloseTo(2, within(0.3));
		inputs.putAll(Map.of("memory", 0.01, "plane", 3));
		assertThatThrownBy(() -> run(TrackFolder.class, inputs)).hasStackTraceContaining("could not be tracked");
		assertThat(out.resolve("summary.csv")).content().contains("GB are allowed");
	}
}
