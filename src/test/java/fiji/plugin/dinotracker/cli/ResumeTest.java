package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/** A run in a process of its own that is killed in the middle, and one that goes on from there. */
@Timeout(240)
class ResumeTest {

	private static final int SIZE = 100;
	private static final int FRAMES = 5;
	private static final String ITERATIONS = "30";

	@TempDir
	private static Path folder;
	private static Path stack;

	@BeforeAll
	static void makeInput() {
		final ImageProcessor texture = new ByteProcessor(SIZE + 2 * FRAMES, SIZE);
		final Random random = new Random(1);
		for (int i = 0; i < texture.getPixelCount(); i++)
			texture.set(i, random.nextInt(256));
		texture.blurGaussian(1.5);
		final ImageStack images = new ImageStack(SIZE, SIZE);
		for (int frame = 0; frame < FRAMES; frame++) {
			texture.setRoi(2 * frame, 0, SIZE, SIZE);
			images.addSlice(texture.crop());
		}
		stack = folder.resolve("texture.tif");
		IJ.saveAsTiff(new ImagePlus("texture", images), stack.toString());
	}

	private static String leftHalf() {
		final ByteProcessor half = new ByteProcessor(SIZE, SIZE);
		half.setColor(255);
		half.fillRect(0, 0, SIZE / 2, SIZE);
		final Path mask = folder.resolve("half.tif");
		IJ.saveAsTiff(new ImagePlus("half", half), mask.toString());
		return mask.toString();
	}

	private static CommandProcess start(final Path out, final String... more) throws IOException {
		final List<String> command = new ArrayList<>(List.of("track", stack.toString(), "--grid", "9", "--height", "98", "--features", "dense-sift", "--flow", "dis", //
			"--checkpoint", "3", "--out", out.toString()));
		command.addAll(List.of(more));
		return CommandProcess.start(out.resolveSibling(out.getFileName() + ".log"), command);
	}

	private static void finish(final Path out, final String... more) throws IOException, InterruptedException {
		final int code = start(out, more).end();
		assertThat(code).as(log(out)).isZero();
	}

	private static String log(final Path out) throws IOException {
		return Files.readString(out.resolveSibling(out.getFileName() + ".log"));
	}

	private static int savedIterations(final Path out) throws IOException {
		return JsonParser.parseString(Files.readString(out.resolve("model/settings.json"))).getAsJsonObject().getAsJsonArray("losses").size();
	}

	@Test
	void aKilledRunEndsInTheTracksOfAnUninterruptedOne() throws IOException, InterruptedException {
		final Path killed = folder.resolve("killed");
		start(killed, "--iterations", ITERATIONS).killWhenThere(killed.resolve("model/settings.json"));
		assertThat(killed.resolve("tracks.csv")).as(log(killed)).doesNotExist();
		finish(killed, "--resume", "--iterations", ITERATIONS);
		assertThat(log(killed)).containsPattern("Training goes on after iteration \\d*[0369]\\b");
		assertThat(savedIterations(killed)).isEqualTo(Integer.parseInt(ITERATIONS));

		final Path straight = folder.resolve("straight");
		finish(straight, "--iterations", ITERATIONS);
		assertSameTracks(TracksFile.read(killed.resolve("tracks.csv")), TracksFile.read(straight.resolve("tracks.csv")));
		finish(killed, "--resume", "--iterations", ITERATIONS); // all iterations are done: it only tracks
		assertSameTracks(TracksFile.read(killed.resolve("tracks.csv")), TracksFile.read(straight.resolve("tracks.csv")));

		assertThat(start(killed, "--resume", "--iterations", "31").end()).isEqualTo(1);
		assertThat(log(killed)).contains("has other settings", "leave out resume");
		assertThat(killed.resolve("run.json")).as("of a run that nothing has taken the place of").exists();
		assertThat(start(killed, "--resume", "--iterations", ITERATIONS, "--last", "3").end()).isEqualTo(1);
		assertThat(log(killed)).contains("is of other frames", "leave out resume");
		assertThat(start(killed, "--resume", "--iterations", ITERATIONS, "--mask", leftHalf()).end()).isEqualTo(1);
		assertThat(log(killed)).contains("has another mask", "leave out resume");
	}

	@Test
	void resultsAreNotCompleteOnceAnotherTrainingIsSavedBesideThem() throws IOException, InterruptedException {
		final Path out = folder.resolve("twice");
		finish(out, "--iterations", "3");
		assertThat(out.resolve("run.json")).exists();
		start(out, "--iterations", "3000").killWhen(() -> Files.notExists(out.resolve("run.json")));
		assertThat(out.resolve("run.json")).doesNotExist();
		assertThat(out.resolve("tracks.csv")).exists();
	}

	private static void assertSameTracks(final List<Track> tracks, final List<Track> expected) {
		assertThat(tracks).extracting(Track::name).isEqualTo(expected.stream().map(Track::name).toList());
		for (int i = 0; i < tracks.size(); i++)
			for (int frame = 0; frame < FRAMES; frame++) {
				final TrackPoint point = tracks.get(i).points().get(frame);
				final TrackPoint wanted = expected.get(i).points().get(frame);
				assertThat(point.position().distanceTo(wanted.position())).isCloseTo(0, within(0.01));
				assertThat(point.visible()).isEqualTo(wanted.visible());
			}
	}

	@Test
	void aRunThatWasKilledBeforeItSavedStartsAnew() throws IOException, InterruptedException {
		final Path early = folder.resolve("early");
		finish(early, "--resume", "--iterations", "1");
		assertThat(log(early)).contains("There is nothing to resume");
		assertThat(early.resolve("run.json")).exists();
	}

	@Test
	void onlyATrainingCanBeSavedAndResumed() throws IOException, InterruptedException {
		final Path none = folder.resolve("none");
		assertThat(start(none, "--resume", "--method", "raw").end()).isEqualTo(2);
		assertThat(log(none)).contains("Leave out --checkpoint and --resume");
	}
}
