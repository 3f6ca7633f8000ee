package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.PointRoi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import picocli.CommandLine.Command;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.tracking.OcclusionSpline;
import fiji.plugin.dinotracker.video.ffmpeg.SampleVideo;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/** The command line from end to end on a small moving texture, and what it says about bad input. */
class CommandLineTest {

	private static final int SIZE = 100;

	@TempDir
	private static Path folder;
	private static Path stack;
	private static Path queries;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeAll
	static void makeInput() throws IOException {
		stack = save("texture.tif", 6, 1);
		queries = Files.writeString(folder.resolve("points.csv"), "name,frame,x,y\nnose,0,40,50\ntail,3,60.5,30\n");
	}

	/** A random texture that moves to the right by some pixels a frame. */
	private static Path save(final String name, final int frames, final int velocity) {
		final ImageProcessor texture = new ByteProcessor(SIZE + frames, SIZE);
		final Random random = new Random(1);
		for (int i = 0; i < texture.getPixelCount(); i++)
			texture.set(i, velocity == 0 ? 7 : random.nextInt(256));
		texture.blurGaussian(1.5);
		final ImageStack images = new ImageStack(SIZE, SIZE);
		for (int frame = 0; frame < frames; frame++) {
			texture.setRoi(frames - velocity * frame, 0, SIZE, SIZE);
			images.addSlice(texture.crop());
		}
		final ImagePlus image = new ImagePlus(name, images);
		image.setDimensions(1, 1, frames);
		final Path file = folder.resolve(name);
		IJ.saveAsTiff(image, file.toString());
		return file;
	}

	private int run(final Object... arguments) {
		return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)) //
			.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
	}

	private int track(final Path to, final Object... more) {
		return untrained(to, Stream.concat(Stream.of("--iterations", 3), Stream.of(more)).toArray());
	}

	/** By a method that is not told how to train. */
	private int untrained(final Path to, final Object... more) {
		return run(Stream.concat(Stream.of("track", stack, "--out", to, "--height", 98, "--features", "dense-sift", "--flow", "dis"), Stream.of(more)).toArray());
	}

	/** By a model that is trained. */
	private int again(final Path to, final Path before, final Object... more) {
		return run(Stream.concat(Stream.of("track", stack, "--out", to, "--queries", queries, "--model", before.resolve("model")), Stream.of(more)).toArray());
	}

	private void assertOneLine(final String... parts) {
		assertThat(err.toString().strip().lines()).as(err.toString()).hasSize(1);
		assertThat(err.toString()).contains(parts);
	}

	@Test
	void aRunLeavesEveryFileAndAnotherTakesUpItsModel() throws IOException {
		final Path first = folder.resolve("first");
		assertThat(track(first, "--queries", queries)).as(err.toString()).isZero();
		assertThat(first).isDirectoryContaining("glob:**/tracks.csv").isDirectoryContaining("glob:**/tracks.xml").isDirectoryContaining("glob:**/RoiSet.zip")
			.isDirectoryContaining("glob:**/overlay.tif").isDirectoryContaining("glob:**/trajectories.png").isDirectoryContaining("glob:**/run.json");
		final Path second = folder.resolve("second");
		assertThat(again(second, first)).as(err.toString()).isZero();
		assertThat(second.resolve("tracks.csv")).hasSameTextualContentAs(first.resolve("tracks.csv"));
		final List<Track> tracks = TracksFile.read(first.resolve("tracks.csv"));
		assertThat(tracks).extracting(Track::name).containsExactly("nose", "tail");
		assertThat(tracks).allSatisfy(track -> assertThat(track.points()).hasSize(6));
		final Path joined = folder.resolve("joined");
		assertThat(again(joined, first, "--interpolate")).as(err.toString()).isZero();
		assertThat(marks(TracksFile.read(joined.resolve("tracks.csv")))).isEqualTo(marks(OcclusionSpline.join(tracks)));
		final Path trained = first.resolve("model/settings.json");
		Files.writeString(trained, Files.readString(trained).replace("\"device\": \"auto\"", "\"device\": \"gpu\"")); // as if it were
		final Path polished = folder.resolve("polished");
		assertThat(again(polished, first, "--polish", "native", "--device", "cpu")).as(err.toString()).isZero();
		assertThat(Files.readString(polished.resolve("run.json"))).contains("\"polish\": \"NATIVE\"", "\"Polishing\"", "\"device\": \"cpu\"").containsPattern("\"part\": \\{[^}]*\"first\": 0") //
			.containsPattern("\"geometry\": \\{\\s*\"originalWidth\": 100,\\s*\"originalHeight\": 100,\\s*\"width\": 133,");
		assertThat(Files.readString(polished.resolve("tracks.xml"))).as("where TrackMate finds the stack").contains("filename=\"" + stack.getFileName() + "\" folder=\"" + stack.getParent() + "\"");
	}

	@Test
	void selectionsOnAStackOfTwoChannelsBelongToItsTimes() throws IOException {
		final ImagePlus one = IJ.openImage(stack.toString());
		final ImagePlus two = IJ.createHyperStack("two", SIZE, SIZE, 2, 1, one.getStackSize(), 8);
		for (int image = 1; image <= two.getStackSize(); image++)
			two.getStack().setProcessor(one.getStack().getProcessor((image + 1) / 2), image);
		IJ.saveAsTiff(two, folder.resolve("two.tif").toString());
		final PointRoi clicked = new PointRoi(40, 50);
		clicked.setCounters(new int[] { two.getStackIndex(1, 1, 3) << 8 }); // as a click does
		RoiEncoder.save(clicked, folder.resolve("clicked.roi").toString());
		final Path to = folder.resolve("two");
		assertThat(run("track", folder.resolve("two.tif"), "--out", to, "--queries", folder.resolve("clicked.roi"), "--method", "flow", "--height", 98, "--flow", "dis")).as(err.toString()).isZero();
		final Track track = TracksFile.read(to.resolve("tracks.csv")).get(0);
		assertThat(track.points().get(2).position()).isEqualTo(new PixelPoint(40, 50));
		assertThat(TracksFile.read(to.resolve("RoiSet.zip"), StackLayout.of(two)).get(0).points()).extracting(TrackPoint::frame) //
			.containsExactlyElementsOf(track.points().stream().filter(TrackPoint::visible).map(TrackPoint::frame).toList());
	}

	@Test
	void aTrainedModelIsNotToldHowToTrain() {
		assertThat(again(folder.resolve("x"), folder, "--preset", "balanced", "--method", "raw", "--seed", 3)).isEqualTo(2);
		assertOneLine("Leave out --preset, --method, --seed: a --model is used as it was trained");
	}

	@Test
	void aMethodWithoutTrainingIsNotToldHowToTrain() {
		assertThat(untrained(folder.resolve("x"), "--queries", queries, "--method", "flow", "--iterations", 5, "--without", "cycle")).isEqualTo(2);
		assertOneLine("Leave out --iterations, --without: there is no training with --method flow");
		assertThat(folder.resolve("x")).doesNotExist();
	}

	@Test
	void rawFeaturesAreNotLinked() {
		assertThat(untrained(folder.resolve("x"), "--queries", queries, "--method", "raw", "--linking", "flow")).isEqualTo(2);
		assertOneLine("Leave out --linking: there is no training with --method raw");
	}

	@Test
	void flowChainingLooksAtNoFeaturesWhateverAreChosen() throws IOException {
		final Path to = folder.resolve("chained");
		assertThat(run("track", stack, "--out", to, "--height", 98, "--flow", "dis", "--method", "flow", "--features", "dinov2-vits14", "--block", 5, "--queries", queries)).as(err.toString()).isZero();
		assertThat(TracksFile.read(to.resolve("tracks.csv"))).hasSize(2);
	}

	@Test
	void aMethodWithoutTrainingHasNothingToSave() {
		assertThat(untrained(folder.resolve("x"), "--queries", queries, "--method", "raw", "--checkpoint", 5)).isEqualTo(2);
		assertOneLine("Leave out --checkpoint and --resume: without training there is nothing to save or to go on with");
		assertThat(folder.resolve("x")).doesNotExist();
	}

	private static List<Boolean> marks(final List<Track> tracks) {
		return tracks.stream().flatMap(track -> track.points().stream()).map(TrackPoint::interpolated).toList();
	}

	@Command(name = "greedy")
	static final class Greedy implements Runnable {

		@Override
		public void run() {
			throw new OutOfMemoryError("Java heap space");
		}
	}

	@Test
	void aHeapThatIsTooSmallIsToldInOneLine() {
		assertThat(Main.execute(Main.commandLine().addSubcommand(new Greedy()).setErr(new PrintWriter(err, true)), "greedy")).isEqualTo(1);
		assertOneLine("JAVA_OPTS=-Xmx8g", "Java heap space");
	}

	@Test
	void baselinesAreTrackedWithoutTraining() throws IOException {
		for (final String method : List.of("raw", "flow")) {
			final Path to = folder.resolve(method);
			assertThat(untrained(to, "--queries", queries, "--method", method)).as(err.toString()).isZero();
			assertThat(Files.readString(to.resolve("run.json"))).contains("\"method\": \"" + method + "\"", "\"losses\": []");
			assertThat(to.resolve("model")).doesNotExist();
			assertThat(TracksFile.read(to.resolve("tracks.csv"))).extracting(Track::name).containsExactly("nose", "tail");
		}
		assertThat(track(folder.resolve("x"), "--queries", queries, "--method", "guess")).isEqualTo(2);
		assertThat(err.toString()).contains("Unknown method guess; use one of dino-tracker, raw, flow, no-prior, lora");
		assertThat(track(folder.resolve("x"), "--queries", queries, "--method", "lora")).isEqualTo(1);
		assertThat(err.toString()).contains("Features dense-sift have no blocks to adapt; for the method lora choose a DINOv2 model");
	}

	@Test
	void polishedPlacesAreMoreExact() throws IOException {
		final Path rough = folder.resolve("rough");
		final Path exact = folder.resolve("exact");
		assertThat(untrained(rough, "--queries", queries, "--method", "raw")).as(err.toString()).isZero();
		assertThat(untrained(exact, "--queries", queries, "--method", "raw", "--polish", "native")).as(err.toString()).isZero();
		assertThat(meanError(exact)).isLessThan(0.2 * meanError(rough)).isLessThan(0.05);
	}

	/** The texture moves by a pixel a frame. */
	private static double meanError(final Path results) throws IOException {
		return TracksFile.read(results.resolve("tracks.csv")).stream().flatMap(track -> track.points().stream().map(point -> point.position().distanceTo( //
			new PixelPoint(track.query().position().x() + point.frame() - track.query().frame(), track.query().position().y())))) //
			.mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	@Test
	void theBaselineWithoutPriorTrainsAndIsTakenUpAgain() throws IOException {
		final Path first = folder.resolve("no-prior");
		assertThat(track(first, "--queries", queries, "--method", "no-prior", "--without", "flow")).as(err.toString()).isZero();
		assertThat(Files.readString(first.resolve("run.json"))).contains("\"method\": \"no-prior\"").doesNotContain("\"PRIOR\"", "\"DINO_BUDDIES\"");
		final Path second = folder.resolve("no-prior-again");
		assertThat(again(second, first)).as(err.toString()).isZero();
		assertThat(second.resolve("tracks.csv")).hasSameTextualContentAs(first.resolve("tracks.csv"));
		assertThat(Files.readString(second.resolve("run.json"))).contains("\"method\": \"no-prior\"");
		assertThat(track(first, "--queries", queries, "--resume")).isEqualTo(1);
		assertThat(err.toString()).contains("has other settings");
	}

	@Test
	void framesCanBeReadOneByOneAsPublished() throws IOException {
		final Path to = folder.resolve("published");
		assertThat(track(to, "--queries", queries, "--linking", "none", "--schedule", "refiner")).as(err.toString()).isZero();
		assertThat(Files.readString(to.resolve("run.json"))).contains("\"linking\": \"NONE\"", "\"schedule\": \"REFINER\"");
		assertThat(TracksFile.read(to.resolve("tracks.csv"))).extracting(Track::name).containsExactly("nose", "tail");
	}

	@Test
	void aVideoInH264IsTracked() throws IOException {
		final Path to = folder.resolve("video");
		final int code = run("track", SampleVideo.file(), "--out", to, "--grid", 9, "--first", 2, "--height", 98, "--iterations", 3, "--features", "dense-sift", "--flow", "dis");
		assertThat(code).as(err.toString()).isZero();
		assertThat(out.toString()).contains("9 tracks on 28 frames");
		assertThat(TracksFile.read(to.resolve("tracks.csv"))).hasSize(9).allSatisfy(track -> assertThat(track.points()).hasSize(28));
	}

	@Test
	void theSameSeedGivesTheSameTracksAndAnotherSeedOthers() throws IOException {
		for (final String name : List.of("seed-a", "seed-b"))
			assertThat(track(folder.resolve(name), "--grid", 9, "--seed", 5)).as(err.toString()).isZero();
		track(folder.resolve("seed-c"), "--grid", 9, "--seed", 6);
		final String tracks = Files.readString(folder.resolve("seed-a/tracks.csv"));
		assertThat(folder.resolve("seed-b/tracks.csv")).hasContent(tracks);
		assertThat(Files.readString(folder.resolve("seed-c/tracks.csv"))).isNotEqualTo(tracks);
	}

	@Test
	void learningFromEverySecondFrameTracksAllOfThem() throws IOException {
		final Path to = folder.resolve("half");
		assertThat(track(to, "--queries", queries, "--train-step", 2)).as(err.toString()).isZero();
		assertThat(TracksFile.read(to.resolve("tracks.csv"))).allSatisfy(track -> assertThat(track.points()).hasSize(6));
		assertThat(track(to, "--queries", queries, "--train-step", 3)).isEqualTo(2);
		assertThat(err.toString()).contains("The train step must be 1, 2 or 4");
	}

	@Test
	void lossesCanBeLeftOutButNotAll() throws IOException {
		final Path to = folder.resolve("without");
		assertThat(track(to, "--queries", queries, "--without", "flow-contrast,dino-bb,cycle,prior")).as(err.toString()).isZero();
		assertThat(Files.readString(to.resolve("run.json"))).containsPattern("\"losses\": \\[\\s*\"FLOW\",\\s*\"REFINED_BUDDIES\"\\s*\\]");
		assertThat(track(to, "--queries", queries, "--without", "flow,motion")).isEqualTo(2);
		assertThat(err.toString()).contains("Unknown loss motion; use some of flow, flow-contrast, dino-bb, refined-bb, cycle, prior");
		assertThat(track(to, "--queries", queries, "--without", "flow,flow-contrast,dino-bb,refined-bb,cycle,prior")).isEqualTo(2);
		assertThat(err.toString()).contains("No loss is left to learn from; leave on at least one of");
	}

	@ParameterizedTest
	@CsvSource({ "--frames, 1, frames must be 2 or more", "--points, 0, points must be 1 or more", "--preset, huge, Unknown preset huge" })
	void wrongArgumentsOfTheBenchmarkAreToldBeforeItBegins(final String option, final String value, final String message) {
		assertThat(run("benchmark", option, value)).isEqualTo(2);
		assertThat(err.toString()).contains(message);
	}

	@Test
	void evaluateScoresATruthAgainstItselfAsPerfect() throws IOException {
		final Path truth = Files.writeString(folder.resolve("truth.csv"), "track,frame,x,y,visible\na,0,5,5,1\na,1,6,5,1\na,2,7,5,0\n");
		assertThat(run("evaluate", truth, truth, "--width", SIZE, "--height", SIZE, "--json")).isZero();
		assertThat(out.toString()).contains("\"AJ\": 1.0");
	}

	@Test
	void aMissingPredictionIsNamedAndChangesTheExitCode() throws IOException {
		final Path truth = Files.writeString(folder.resolve("two.csv"), "track,frame,x,y,visible\na,0,5,5,1\na,1,6,5,1\nb,0,1,1,1\nb,1,2,2,1\n");
		final Path tracks = Files.writeString(folder.resolve("one.csv"), "track,frame,x,y,visible\na,0,5,5,1\na,1,6,5,1\n");
		assertThat(run("evaluate", tracks, truth, "--radius", 3)).isEqualTo(1);
		assertThat(out.toString()).contains("No prediction for track b");
	}

	@Test
	void noQueryPointsAreWrongArguments() {
		assertThat(track(folder.resolve("none"))).isEqualTo(2);
		assertThat(err.toString()).contains("--queries", "--grid");
		assertThat(folder.resolve("none")).doesNotExist();
	}

	@Test
	void aPointOutsideTheFrameIsNamed() throws IOException {
		final Path outside = Files.writeString(folder.resolve("outside.csv"), "name,frame,x,y\near,0,400,50\n");
		assertThat(track(folder.resolve("outside"), "--queries", outside)).isEqualTo(1);
		assertOneLine("ear", "(400.0, 50.0)", "outside", "move it");
		assertThat(folder.resolve("outside")).doesNotExist();
	}

	@Test
	void aSeriesThatIsNotThereIsNamed() {
		assertThat(track(folder.resolve("series"), "--grid", 4, "--series", 1)).isEqualTo(1);
		assertOneLine("no such series", "leave series out");
	}

	@Test
	void aStackOfOneFrameIsRefused() {
		final Path single = save("single.tif", 1, 1);
		assertThat(run("track", single, "--grid", 4, "--out", folder.resolve("single"))).isEqualTo(1);
		assertOneLine("single frame", "give a stack");
	}

	@Test
	void framesThatAreAllTheSameHaveNothingToFollow() {
		final Path constant = save("constant.tif", 4, 0);
		final int code = run("track", constant, "--grid", 4, "--height", 98, "--features", "dense-sift", "--flow", "dis", "--iterations", 1, "--out", folder.resolve("constant"));
		assertThat(code).isIn(0, 1); // equal frames track to themselves; what matters is that nothing crashes
		assertThat(err.toString()).doesNotContain("Exception");
	}

	@Test
	void aFileThatIsNoImageIsRefused() throws IOException {
		final Path text = Files.writeString(folder.resolve("notes.tif"), "these are not pixels");
		assertThat(run("track", text, "--grid", 4, "--out", folder.resolve("text"))).isEqualTo(1);
		assertThat(err.toString()).contains("notes.tif").doesNotContain("\tat ");
	}

	@Test
	void unknownOptionsAndValuesAreWrongArguments() {
		assertThat(track(folder.resolve("x"), "--grid", 4, "--presett", "quick")).isEqualTo(2);
		assertOneLine("--presett", "see dino-tracker track --help");
		assertThat(track(folder.resolve("x"), "--grid", 4, "--preset", "fastest")).isEqualTo(2);
		assertThat(err.toString()).contains("use one of quick, balanced, paper");
		assertThat(run("track", stack, "--grid", 4, "--features", "sift", "--out", folder.resolve("x"))).isEqualTo(2);
		assertThat(err.toString()).contains("dense-sift");
		assertThat(track(folder.resolve("x"), "--grid", "many")).isEqualTo(2);
		assertThat(track(folder.resolve("x"), "--grid", 4, "--plane", "top")).isEqualTo(2);
		assertThat(err.toString()).contains("'top' is no z plane; use a number from 0, or max");
		assertThat(run("track", stack, "--grid", 4, "--height", 20, "--out", folder.resolve("x"))).isEqualTo(2);
		assertThat(folder.resolve("x")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "--step, 0, no whole number from 1", "--first, -1, no whole number from 0", "--last, -1, no whole number from 0", "--channel, -1, no whole number from 0", //
		"--series, x, no whole number from 0", "--frame, -2, no whole number from 0", "--frame, 99999999999, no whole number from 0" })
	void numbersOutOfRangeAreWrongArguments(final String option, final String value, final String message) {
		assertThat(track(folder.resolve("x"), "--grid", 4, option, value)).isEqualTo(2);
		assertOneLine(option, "'" + value + "' is " + message);
		assertThat(folder.resolve("x")).doesNotExist();
	}

	@Test
	void scoresThatCannotBeAreWrongArguments() throws IOException {
		final Path truth = Files.writeString(folder.resolve("scored.csv"), "track,frame,x,y,visible\na,0,5,5,1\na,1,6,5,1\n");
		assertThat(run("evaluate", truth, truth, "--width", 100)).isEqualTo(2);
		assertOneLine("Give both --width and --height");
		assertThat(run("evaluate", truth, truth, "--radius", 0)).isEqualTo(2);
		assertThat(run("evaluate", truth, "--radius", 3)).isEqualTo(2);
		assertThat(err.toString()).contains("Give the files of tracks and, last, that of the true ones");
		assertThat(err.toString()).contains("--radius must be more than 0 pixels, not 0");
		assertThat(track(folder.resolve("x"), "--grid", 0)).isEqualTo(2);
	}

	@Test
	void anOutFolderThatCannotBeWrittenIsFoundOutBeforeAnyWork() throws IOException {
		final Path file = Files.writeString(folder.resolve("taken"), "a file where the folder should be");
		assertThat(track(file, "--grid", 4)).isEqualTo(1);
		assertOneLine("Cannot write to", "choose another folder");
		assertThat(file).hasContent("a file where the folder should be");
	}

	@Test
	void aRunThatNeedsMoreMemoryThanThereIsDoesNotStart() {
		assertThat(run("track", stack, "--grid", 4, "--height", 60_004, "--out", folder.resolve("huge"))).isEqualTo(1);
		assertOneLine("GB of memory", "choose a smaller height");
		assertThat(folder.resolve("huge/tracks.csv")).doesNotExist();
	}

	@Test
	void aRunThatNeedsMoreThanItMayTakeDoesNotStart() {
		assertThat(track(folder.resolve("tight"), "--grid", 4, "--memory", 0.5)).isEqualTo(1);
		assertOneLine("0.5 GB are allowed", "choose a smaller height or fewer frames, or allow more memory");
		assertThat(folder.resolve("tight")).doesNotExist();
		assertThat(track(folder.resolve("tight"), "--grid", 4, "--memory", -1)).isEqualTo(2);
		assertThat(folder.resolve("tight/tracks.csv")).doesNotExist();
	}

	@Test
	void weightsThatAreNotHereAreToldWithAddressAndPlace() {
		assertThat(run("track", stack, "--grid", 4, "--features", "dinov2-vitb14", "--out", folder.resolve("vit"))).isEqualTo(1);
		assertOneLine("models fetch dinov2-vitb14", "https://dl.fbaipublicfiles.com", "SHA-256");
	}
}
