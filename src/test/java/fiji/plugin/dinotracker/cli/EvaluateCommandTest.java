package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.export.DeepLabCutCsvWriter;
import fiji.plugin.dinotracker.export.NapariCsvWriter;
import fiji.plugin.dinotracker.export.StackInfo;
import fiji.plugin.dinotracker.export.TrackMateWriter;
import fiji.plugin.dinotracker.export.TrackWriter;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.video.Calibration;

import ij.IJ;

/** The command {@code evaluate} with tracks of all kinds. */
class EvaluateCommandTest {

	private static final String TRUTH = """
		track,frame,x,y,visible
		nose,0,10,20,1
		nose,1,12,20,1
		nose,6,22,20,1
		tail,0,50,60,0
		tail,5,60,60,1
		tail,6,62,60,1
		""";

	@TempDir
	private Path folder;
	private Path truth;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void writeTruth() throws IOException {
		truth = Files.writeString(folder.resolve("truth.csv"), TRUTH);
	}

	private int evaluate(final Object... arguments) {
		final Stream<Object> all = Stream.concat(Stream.of("evaluate", "--width", 100, "--height", 100), Stream.of(arguments));
		return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all.map(Object::toString).toArray(String[]::new));
	}

	private Path written(final TrackWriter writer, final String name) throws IOException {
		final Path file = folder.resolve(name);
		writer.write(TracksFile.read(truth), file);
		return file;
	}

	@Test
	void tracksOfOtherProgramsAreScoredSideBySide() throws IOException {
		final StackInfo stack = new StackInfo("", "stack.tif", 100, 100, 7, Calibration.NONE);
		final List<Path> files = List.of(written(new NapariCsvWriter(), "napari.csv"), written(new DeepLabCutCsvWriter(), "dlc.csv"), //
			written(new TrackMateWriter(stack), "trackmate.xml"));
		assertThat(evaluate(files.get(0), files.get(1), files.get(2), truth)).as(err.toString()).isZero();
		final List<String> lines = out.toString().strip().lines().toList();
		final List<String> totals = lines.subList(lines.size() - 3, lines.size());
		assertThat(totals).allSatisfy(line -> assertThat(line).containsPattern("\\s3(\\s+100\\.0){3}")); // AJ, delta_avg and OA
	}

	@Test
	void nothingNeedsToBeSaidOfFramesBeforeTheQuery() throws IOException {
		final Path later = Files.writeString(folder.resolve("later.csv"), TRUTH.replace("tail,0,50,60,0\n", ""));
		assertThat(evaluate(later, truth)).as(out.toString()).isZero();
		assertThat(evaluate(Files.writeString(later, TRUTH.replace("tail,6,62,60,1\n", "")), truth)).isEqualTo(1);
	}

	@Test
	void masksOfAnotherSizeThanTheFramesAreRefused() {
		final Path masks = folder.resolve("masks.tif");
		IJ.saveAsTiff(IJ.createImage("masks", "8-bit white", 50, 50, 7), masks.toString());
		assertThat(evaluate(truth, truth, "--masks", masks)).isEqualTo(2);
		assertThat(err.toString()).contains("The masks are 50 x 50 pixels, and --width and --height say 100 x 100; give masks of the frames' own size");
	}

	@Test
	void stridedQueriesAreTracksOfTheirOwn() throws IOException {
		final Path strided = Files.writeString(folder.resolve("strided.csv"), """
			track,frame,x,y,visible
			nose@0,1,12,20,1
			nose@0,6,22,20,1
			tail@5,0,50,60,0
			tail@5,6,62,60,1
			""");
		assertThat(evaluate(strided, truth, "--queries", "strided")).as(out.toString()).isZero();
		assertThat(out.toString()).contains("nose@0", "tail@5");
		assertThat(evaluate(truth, truth, "--queries", "strided")).isEqualTo(1);
		assertThat(evaluate(truth, truth, "--queries", "every")).isEqualTo(2);
		assertThat(err.toString()).contains("--queries must be first or strided, not every");
	}

	@Test
	void stridedTracksWithNumbersAreInTheOrderThatTapVidAsksThemIn() throws IOException {
		final String nose = "%s,0,10,20\n%1$s,5,20,20\n%1$s,6,22,20\n";
		final String tail = "%s,0,50,60\n%1$s,5,60,60\n%1$s,6,62,60\n";
		Files.writeString(truth, "track,frame,x,y\n" + nose.formatted("nose") + tail.formatted("tail"));
		final Path sampled = Files.writeString(folder.resolve("sampled.csv"), "track,frame,x,y\n" + nose.formatted("0") + tail.formatted("1") + nose.formatted("2") + tail.formatted("3"));
		assertThat(evaluate(sampled, truth, "--queries", "strided", "--radius", 1)).as(err.toString()).isZero();
		assertThat(out.toString()).containsPattern("total\\s+8(\\s+100\\.0){4}");
	}

	@Test
	void scoresAndFiguresAreWrittenToFiles() throws IOException {
		final Path csv = folder.resolve("scores.csv");
		final Path plot = folder.resolve("error.png");
		final Path reliability = folder.resolve("reliability.png");
		assertThat(evaluate(truth, truth, "--radius", 5, "--csv", csv, "--plot", plot, "--reliability", reliability)).as(err.toString()).isZero();
		assertThat(Files.readAllLines(csv)).hasSize(4).first().asString().startsWith("tracker,track,labels,AJ,delta_avg,OA,delta_1").endsWith(",identity");
		assertThat(Files.readAllLines(csv).get(3)).startsWith(truth + ",total,3,1.000000,");
		assertThat(ImageIO.read(plot.toFile()).getWidth()).isEqualTo(1200);
		assertThat(ImageIO.read(reliability.toFile()).getWidth()).isEqualTo(900);
	}

	@Test
	void scoresAreToldThoughAFigureCannotBeWritten() {
		assertThat(evaluate(truth, truth, "--radius", 5, "--plot", folder.resolve("nowhere/error.png"))).isEqualTo(1);
		assertThat(out.toString()).contains("identity");
		assertThat(err.toString().lines()).singleElement().asString().contains("error.png", "check that its folder is there");
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		assertThat(evaluate(folder.resolve("none.csv"), truth)).isEqualTo(1);
		assertThat(err.toString()).contains("none.csv; check the path");
	}

	@Test
	void reliabilityNeedsTheSizeOfTheFrames() {
		final int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute("evaluate", truth.toString(), truth.toString(), "--radius", "3", "--reliability",
			folder.resolve("r.png").toString());
		assertThat(code).isEqualTo(2);
		assertThat(err.toString()).contains("--reliability needs --width and --height of the frames");
	}
}
