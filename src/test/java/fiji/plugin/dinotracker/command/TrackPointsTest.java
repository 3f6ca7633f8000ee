package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.overlay.TrackOverlay;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;

/** A short training in a real SciJava context, what it leaves, and a longer one that is cancelled. */
class TrackPointsTest {

	private static final Roi NOTE = new Roi(1, 2, 3, 4);

	@TempDir
	private static Path out;
	private static Context context;
	private static ImagePlus image;
	private static ResultsTable table;

	private final CancelTraining button = new CancelTraining();
	private final CloseImage closer = new CloseImage();

	@BeforeAll
	static void trainOnce() throws InterruptedException, ExecutionException {
		context = new Context();
		image = MovingTexture.image();
		image.setOverlay(new Overlay(NOTE));
		image.setRoi(new PointRoi(new int[] { 30, 60 }, new int[] { 40, 50 }, 2));
		run(Map.of("image", image, "iterations", 2, "height", 98, "trail", 3, "out", out.toFile()));
		table = ResultsTable.getResultsTable();
	}

	@AfterAll
	static void stopSciJava() {
		context.dispose();
	}

	private static void run(final Map<String, Object> options) throws InterruptedException, ExecutionException {
		context.service(CommandService.class).run(TrackPoints.class, true, options).get();
	}

	@Test
	void everyTrackIsDrawnOnEveryFrame() {
		final Roi[] dots = Arrays.stream(image.getOverlay().toArray()).filter(PointRoi.class::isInstance).toArray(Roi[]::new);
		assertThat(dots).hasSize(2 * MovingTexture.FRAMES).extracting(dot -> dot.getProperty(TrackOverlay.TAG)).containsOnly("p1", "p2");
		assertThat(dots).extracting(Roi::getPosition).contains(1, 2, 3, 4, 5);
	}

	@Test
	void theUsersOverlayIsKept() {
		assertThat(image.getOverlay().contains(NOTE)).isTrue();
	}

	@Test
	void thePixelsStayAsTheyWere() {
		final ImagePlus untouched = MovingTexture.image();
		for (int frame = 1; frame <= MovingTexture.FRAMES; frame++)
			assertThat(image.getStack().getPixels(frame)).isEqualTo(untouched.getStack().getPixels(frame));
	}

	@Test
	void theResultsTableHasARowForEachTrackAndFrame() {
		assertThat(table.getColumn("Track")).containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
		assertThat(table.getColumn("Frame")).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
	}

	@Test
	void theFolderHasTheTracksOfTheTableAndTheModel() throws IOException {
		assertThat(out).isDirectoryContaining("glob:**/run.json").isDirectoryContaining("glob:**/overlay.tif");
		assertThat(out.resolve("model/settings.json")).exists();
		final Track second = TracksFile.read(out.resolve("tracks.csv")).get(1);
		assertThat(second.name()).isEqualTo("p2");
		for (int frame = 0; frame < MovingTexture.FRAMES; frame++)
			assertThat(table.getValue("X_px", MovingTexture.FRAMES + frame)).isCloseTo(second.points().get(frame).position().x(), offset(0.001));
	}

	@Test
	void trackMateFindsTheCopyOfAStackThatWasNeverSaved() throws IOException {
		assertThat(out.resolve("tracks.xml")).content().contains("filename=\"overlay.tif\" folder=\"\"");
	}

	@Test
	void aFileIsTrackedInPlaceOfAnImage() throws InterruptedException, ExecutionException {
		run(Map.of("path", out.resolve("overlay.tif").toFile(), "grid", 4, "iterations", 1, "height", 98));
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(4 * MovingTexture.FRAMES);
	}

	@Test
	void aModelTracksMorePointsWithoutTraining() throws InterruptedException, ExecutionException {
		final ImagePlus again = MovingTexture.image();
		again.setRoi(new Roi(20, 20, 60, 60));
		context.service(CommandService.class).run(TrackMorePoints.class, true, Map.of("image", again, "model", out.resolve("model").toFile(), "grid", 9)).get();
		assertThat(ResultsTable.getResultsTable().getColumn("Track")).hasSize(9 * MovingTexture.FRAMES).endsWith(9);
		assertThat(again.getOverlay().size()).isGreaterThanOrEqualTo(9 * MovingTexture.FRAMES);
	}

	@Test
	void everythingThatCanBeHadIsInTheFolder() throws InterruptedException, ExecutionException, IOException {
		final Path all = out.resolve("all");
		final ImagePlus again = MovingTexture.image();
		again.setRoi(new Roi(20, 20, 60, 60));
		run(Map.of("image", again, "grid", 4, "mask", "selection", "iterations", 1, "height", 98, "names", true, "interpolate", true, "plot", "speed", //
			"movie", "avi", "out", all.toFile()));
		assertThat(all).isDirectoryContaining("glob:**/run.json").isDirectoryContaining("glob:**/plot.png").isDirectoryContaining("glob:**/movie.avi") //
			.isDirectoryNotContaining("glob:**.part");
		assertThat(again.getOverlay().toArray()).filteredOn(TextRoi.class::isInstance).hasSize(4 * MovingTexture.FRAMES);
		final FrameSource movie = VideoReaders.open(all.resolve("movie.avi"));
		assertThat(movie.frames()).isEqualTo(MovingTexture.FRAMES);
		assertThat(movie.isColour()).isTrue();
	}

	@Test
	@Timeout(120)
	void aCancelledTrainingKeepsItsTracksButIsNotComplete() throws InterruptedException, ExecutionException {
		final List<EventSubscriber<?>> pressing = context.service(EventService.class).subscribe(button);
		final ImagePlus again = MovingTexture.image();
		final Path folder = out.resolve("stopped");
		run(Map.of("image", again, "grid", 4, "iterations", 1_000_000, "height", 98, "out", folder.toFile()));
		context.service(EventService.class).unsubscribe(pressing);
		assertThat(again.getOverlay().size()).isGreaterThanOrEqualTo(4 * MovingTexture.FRAMES);
		assertThat(folder).isDirectoryContaining("glob:**/tracks.csv").isDirectoryContaining("glob:**/model").isDirectoryNotContaining("glob:**/run.json");
	}

	@Test
	void aModelThatCannotBeSavedDoesNotTakeItsTracksAlong() throws InterruptedException, ExecutionException, IOException {
		final Path folder = Files.createDirectories(out.resolve("no-room"));
		Files.writeString(folder.resolve("model"), "a file where the folder of the model belongs");
		final ImagePlus again = MovingTexture.image();
		assertThatThrownBy(() -> run(Map.of("image", again, "grid", 4, "iterations", 1, "height", 98, "out", folder.toFile())))//
			.rootCause().isInstanceOf(InputException.class).hasMessageContaining("The tracks are saved, but not the model");
		assertThat(TracksFile.read(folder.resolve("tracks.csv"))).hasSize(4);
		assertThat(again.getOverlay()).isNotNull();
		assertThat(folder.resolve("run.json")).doesNotExist();
	}

	@Test
	void aStackThatIsClosedMeanwhileIsTrackedToTheEnd() throws InterruptedException, ExecutionException, IOException {
		final ImagePlus closed = MovingTexture.image();
		closer.image = closed;
		context.service(EventService.class).subscribe(closer);
		final Path folder = out.resolve("closed");
		run(Map.of("image", closed, "grid", 4, "iterations", 2, "height", 98, "polish", "native", "out", folder.toFile()));
		assertThat(closed.getProcessor()).as("pixels of a closed image").isNull();
		assertThat(folder).isDirectoryContaining("glob:**/run.json").isDirectoryContaining("glob:**/overlay.tif");
		assertThat(TracksFile.read(folder.resolve("tracks.csv"))).hasSize(4);
	}

	/** Closes the window of an image when it is trained on. */
	private static final class CloseImage {

		private ImagePlus image;

		@EventHandler
		private void onEvent(final TaskEvent event) {
			if (String.valueOf(event.getTask().getStatusMessage()).startsWith("Training")) image.flush();
		}
	}

	/** Presses the task's button when it trains. */
	private static final class CancelTraining {

		@EventHandler
		private void onEvent(final TaskEvent event) {
			final Task task = event.getTask();
			if (!task.isCanceled() && String.valueOf(task.getStatusMessage()).startsWith("Training")) task.cancel("Enough");
		}
	}
}
