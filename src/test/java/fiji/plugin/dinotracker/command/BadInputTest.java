package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

import fiji.plugin.dinotracker.weights.WeightCatalogue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** What a script gets wrong ends with one line that says so, and leaves nothing behind. */
class BadInputTest {

	private static Context context;

	@TempDir
	private Path folder;

	@BeforeAll
	static void startSciJava() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@AfterAll
	static void stopSciJava() {
		context.dispose();
	}

	static Stream<Arguments> wrongOptions() {
		return Stream.of( //
			arguments(Map.of(), "Mark the points to follow with the multi-point tool, or an area to spread points over"), //
			arguments(Map.of("grid", "many"), "grid must be a whole number, not \"many\""), //
			arguments(Map.of("grid", 4, "iterations", "3.5"), "iterations must be a whole number, not \"3.5\""), //
			arguments(Map.of("grid", 4, "iterations", -1), "iterations must be 0 or more, not -1"), //
			arguments(Map.of("grid", 4, "height", 40), "height must be at least 84 pixels, not 40"), //
			arguments(Map.of("grid", 4, "seed", ""), "seed must be a whole number, not \"\""), //
			arguments(Map.of("grid", 4, "trail", "yes"), "trail must be a whole number, not \"yes\""), //
			arguments(Map.of("grid", 4, "channel", 2), "There is no channel 2 in texture; the last is 1"), //
			arguments(Map.of("grid", 4, "plane", "top"), "plane must be a whole number, not \"top\"; use max for the maximum projection"), //
			arguments(Map.of("grid", 4, "first", 6), "There is no frame 6 in texture; the last is 5"), //
			arguments(Map.of("grid", 4, "last", "x"), "last must be a whole number, not \"x\""), //
			arguments(Map.of("grid", 4, "step", 0), "step must be 1 or more, not 0"), //
			arguments(Map.of("grid", 4, "series", 2), "Only a file has several series; give its path"), //
			arguments(Map.of("grid", 4, "preset", "best"), "Unknown preset best; use one of quick, balanced, paper"), //
			arguments(Map.of("grid", 4, "features", "sift"), "Unknown features sift; use one of preset, auto, dense-sift, dinov2-vits14, dinov2-vitb14, " + //
				"dinov2-vitl14, dinov2-vits14-reg4, dinov2-vitb14-reg4, dinov2-vitl14-reg4"), //
			arguments(Map.of("grid", 4, "flow", "none"), "Unknown flow none; use one of preset, auto, dis, raft, raft-large, raft-small"), //
			arguments(Map.of("grid", 4, "device", "tpu"), "Unknown device tpu; use one of auto, cpu, gpu"), //
			arguments(Map.of("grid", 4, "memory", "much"), "memory must be a number of GB, such as 3.5, or 0 for what is free, not much"), //
			arguments(Map.of("grid", 4, "memory", -2), "memory must be a number of GB, such as 3.5, or 0 for what is free, not -2"), //
			arguments(Map.of("grid", 4, "names", "yes"), "Unknown names yes; use one of false, true"), //
			arguments(Map.of("grid", 4, "loss", 1), "Unknown loss 1; use one of true, false"), //
			arguments(Map.of("grid", 4, "plot", "distance"), "Unknown plot distance; use one of none, displacement, speed"), //
			arguments(Map.of("grid", 4, "movie", "gif"), "Unknown movie gif; use one of none, tiff, avi, mp4"), //
			arguments(Map.of("grid", 4, "manager", true), "The ROI Manager needs a display; set out, and find the selections in RoiSet.zip"), //
			arguments(Map.of("points", "manager"), "There are no points in the ROI Manager; add some with Edit > Selection > Add to Manager"), //
			arguments(Map.of("points", "manager", "grid", 4), "Give either queries, grid, or points of the manager, not two of them"), //
			arguments(Map.of("grid", 4, "mask", "selection"), "No area is selected to serve as mask; select one on the image, or give the title or path of a mask"), //
			arguments(Map.of("grid", 4, "path", new File("nowhere.tif")), "There is no file or folder nowhere.tif; check the path"), //
			arguments(Map.of("grid", 4, "mask", new File("nowhere.png")), "There is no file or folder nowhere.png; check the path"), //
			arguments(Map.of("queries", new File("nowhere.csv")), "There is no file of queries nowhere.csv; check the path"), //
			arguments(Map.of("queries", new File("pom.xml"), "grid", 4), "Give either queries or grid, not both"));
	}

	@ParameterizedTest
	@MethodSource("wrongOptions")
	void isToldInALine(final Map<String, Object> wrong, final String message) {
		final ImagePlus image = MovingTexture.image();
		final Path out = folder.resolve("out");
		final Map<String, Object> options = new HashMap<>(wrong);
		options.put("image", image);
		options.put("out", out.toFile());
		assertThatThrownBy(() -> run(TrackPoints.class, options)).isInstanceOf(InputException.class).hasMessage(message);
		assertThat(image.getOverlay()).isNull();
		assertThat(out).doesNotExist();
	}

	@Test
	void aMaskOfAnotherSizeIsRefusedBeforeAnythingIsWritten() {
		final File mask = folder.resolve("mask.tif").toFile();
		new FileSaver(IJ.createImage("mask", "8-bit", 50, 40, 1)).saveAsTiff(mask.toString());
		final Path out = folder.resolve("out");
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", MovingTexture.image(), "grid", 4, "mask", mask, "out", out.toFile()))) //
			.isInstanceOf(InputException.class).hasMessage("Mask mask.tif is 50 x 40 pixels, texture 96 x 96; draw it on the frames' own size");
		assertThat(out).doesNotExist();
	}

	@Test
	void aMaskOfAnotherLengthIsRefused() {
		final File mask = folder.resolve("mask.tif").toFile();
		new FileSaver(IJ.createImage("mask", "8-bit", 96, 96, 3)).saveAsTiff(mask.toString());
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", MovingTexture.image(), "grid", 4, "mask", mask))) //
			.hasMessage("Mask mask.tif has 3 frames, texture 5; give one mask for each frame, or a single one for all");
	}

	@Test
	void theOpenFileAndItsMaskAreNotReplacedByResults() {
		final File stack = folder.resolve("overlay.tif").toFile();
		new FileSaver(MovingTexture.image()).saveAsTiff(stack.toString());
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", IJ.openImage(stack.toString()), "grid", 4, "out", folder.toFile()))) //
			.hasMessage(stack + " would be replaced by a file of the results; choose another folder for the results");
		final File mask = folder.resolve("movie.tif").toFile();
		new FileSaver(IJ.createImage("mask", "8-bit ramp", MovingTexture.SIZE, MovingTexture.SIZE, 1)).saveAsTiff(mask.toString());
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", MovingTexture.image(), "grid", 4, "mask", mask, "out", folder.toFile()))) //
			.hasMessage(mask + " would be replaced by a file of the results; choose another folder for the results");
	}

	@Test
	void aMovieNeedsAFolder() {
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", MovingTexture.image(), "grid", 4, "movie", "avi"))) //
			.hasMessage("A movie needs a folder to be saved to: set out");
	}

	@Test
	void weightsThatAreMissingAreNamed() {
		Assumptions.assumeThat(Files.exists(WeightsOffer.cache().path(WeightCatalogue.named("raft-small")))).isFalse();
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", MovingTexture.image(), "grid", 4, "flow", "raft-small"))) //
			.hasMessageStartingWith("The weights of raft-small are not here; fetch them by Models... in Fiji, or models fetch raft-small on the command line");
	}

	@Test
	void anUnknownNameIsRefused() {
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("colour", "red"))).hasMessageContaining("No such input: colour");
	}

	@Test
	void aMissingImageIsMissed() {
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("grid", 4))).hasMessage("There is no stack; open one, or give its path");
	}

	@Test
	void aVideoToOpenMustBeNamed() {
		assertThatThrownBy(() -> run(OpenVideo.class, Map.of())).hasMessage("Which video? Set path");
		final File missing = folder.resolve("larva.mp4").toFile();
		assertThatThrownBy(() -> run(OpenVideo.class, Map.of("path", missing))).hasMessage("There is no file or folder " + missing + "; check the path");
	}

	@Test
	void aSingleFrameCannotBeTracked() {
		final ImagePlus still = new ImagePlus("still", MovingTexture.image().getProcessor());
		assertThatThrownBy(() -> run(TrackPoints.class, Map.of("image", still, "grid", 4))) //
			.hasMessageStartingWith("still has a single frame; give a stack or time series");
	}

	@Test
	void aModelIsNeededForMorePoints() {
		final ImagePlus image = MovingTexture.image();
		assertThatThrownBy(() -> run(TrackMorePoints.class, Map.of("image", image, "grid", 4))).hasMessage("Give the model folder of an earlier run: set model");
		assertThatThrownBy(() -> run(TrackMorePoints.class, Map.of("image", image, "grid", 4, "model", folder.toFile()))) //
			.hasMessage("There is no trained model in " + folder + "; give the model folder of an earlier run");
	}

	/** SciJava wraps what a command throws; this is what it threw. */
	private static void run(final Class<? extends Command> command, final Map<String, Object> options) throws Throwable {
		try {
			context.service(CommandService.class).run(command, true, options).get();
		}
		catch (final ExecutionException e) {
			throw e.getCause().getCause();
		}
	}
}
