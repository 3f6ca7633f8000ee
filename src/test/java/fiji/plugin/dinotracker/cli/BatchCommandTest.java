package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.command.MovingTexture;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** A folder of three good stacks, one broken and one without points. */
class BatchCommandTest {

	private static final String POINTS = "name,frame,x,y\nnose,0,40,50\ntail,0,60,30\n";
	private static final String HEADER = "sequence,frames,points,seconds,mean_confidence,share_visible,error";

	@TempDir
	private Path home;
	private Path folder;
	private Path out;

	private final StringWriter told = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeFolder() throws IOException {
		folder = Files.createDirectory(home.resolve("stacks"));
		out = home.resolve("tracks");
		final ImagePlus texture = MovingTexture.image();
		IJ.saveAsTiff(texture, folder.resolve("cell1.tif").toString());
		IJ.saveAsTiff(texture, folder.resolve("cell10.tif").toString());
		final Path images = Files.createDirectory(folder.resolve("cell2"));
		for (int frame = 1; frame <= MovingTexture.FRAMES; frame++) {
			texture.setSlice(frame);
			new FileSaver(texture.crop()).saveAsPng(images.resolve(frame + ".png").toString());
		}
		Files.writeString(folder.resolve("broken.tif"), "these are not pixels");
		IJ.saveAsTiff(texture, folder.resolve("lonely.tif").toString());
		Files.writeString(folder.resolve("notes.txt"), "not a stack");
		for (final String name : List.of("cell1", "cell10", "cell2", "broken"))
			Files.writeString(folder.resolve(name + ".csv"), POINTS);
	}

	private int batch(final Object... more) {
		return batchOf("flow", 98, more);
	}

	private int batchOf(final String method, final int height, final Object... more) {
		err.getBuffer().setLength(0);
		final Stream<Object> all = Stream.concat(Stream.of("batch", folder, "--out", out, "--method", method, "--features", "dense-sift", "--flow", "dis", "--height", height), Stream.of(more));
		return Main.commandLine().setOut(new PrintWriter(told, true)).setErr(new PrintWriter(err, true)).execute(all.map(Object::toString).toArray(String[]::new));
	}

	private List<String> summary() throws IOException {
		return Files.readAllLines(out.resolve("summary.csv"));
	}

	/** Names and times of all files of results but the table, which is written anew. */
	private TreeMap<String, Long> files() throws IOException {
		final TreeMap<String, Long> times = new TreeMap<>();
		try (Stream<Path> all = Files.walk(out)) {
			all.filter(Files::isRegularFile).filter(file -> !file.endsWith("summary.csv")).forEach(file -> times.put(out.relativize(file).toString(), file.toFile().lastModified()));
		}
		return times;
	}

	@Test
	void theGoodAreTrackedAndTheOthersSayWhyNot() throws IOException {
		assertThat(batch()).isEqualTo(1);
		assertThat(told.toString()).contains("3 of 5 stacks are tracked", "summary.csv");
		final List<String> rows = summary();
		assertThat(rows).hasSize(6);
		assertThat(rows.get(0)).isEqualTo(HEADER);
		assertThat(rows.get(1)).startsWith("broken,,,,,,").contains("broken.tif");
		assertThat(rows.get(2)).matches("cell1,5,2,\\d+(\\.\\d)?,[01]\\.\\d{4},1\\.0000,");
		assertThat(rows.get(3)).startsWith("cell2,5,2,");
		assertThat(rows.get(4)).startsWith("cell10,5,2,");
		assertThat(rows.get(5)).startsWith("lonely,,,,,,").contains("There are no points for lonely.tif; put lonely.csv, .zip or .roi beside it");
		assertThat(err.toString()).contains("1/5 broken: ", "5/5 lonely: There are no points").doesNotContain("\tat ");
		assertThat(out.resolve("cell2")).isDirectoryContaining("glob:**/tracks.csv").isDirectoryContaining("glob:**/overlay.tif").isDirectoryContaining("glob:**/run.json");
	}

	@Test
	void aTableOfSomeoneElseIsNotReplaced() throws IOException {
		Files.createDirectory(out);
		Files.writeString(out.resolve("summary.csv"), "cell,length\n1,2.5\n");
		assertThat(batch()).isEqualTo(1);
		assertThat(err.toString()).contains("summary.csv is of no run, and would be replaced; choose another folder").doesNotContain("cell1: ");
		assertThat(summary()).containsExactly("cell,length", "1,2.5");
	}

	@Test
	void ofAStackThatFailsOnTheWayNoFolderStays() throws IOException {
		Files.writeString(folder.resolve("cell2/3.png"), "damaged");
		assertThat(batch()).isEqualTo(1);
		assertThat(summary().get(3)).startsWith("cell2,,,,,,").contains("3.png");
		assertThat(out.resolve("cell2")).doesNotExist();
	}

	@Test
	void aSecondRunDoesNothingButOneWithOtherSettingsDoes() throws IOException {
		batch();
		final TreeMap<String, Long> first = files();
		final List<String> table = summary();
		assertThat(batch()).isEqualTo(1);
		assertThat(files()).isEqualTo(first);
		assertThat(summary()).isEqualTo(table);
		assertThat(err.toString()).doesNotContain("cell1: ", "cell2: ", "cell10: ");
		assertThat(batchOf("flow", 112, "--pattern", "CELL1.*")).as(err.toString()).isZero();
		assertThat(files().get("cell1/run.json")).isGreaterThan(first.get("cell1/run.json"));
		assertThat(files().get("cell2/run.json")).isEqualTo(first.get("cell2/run.json"));
	}

	@Test
	void whatIsFinishedIsNotOpenedAgain() throws IOException {
		batch();
		final List<String> table = summary();
		final Path stack = folder.resolve("cell1.tif");
		final FileTime written = Files.getLastModifiedTime(stack);
		Files.write(stack, new byte[(int) Files.size(stack)]);
		Files.setLastModifiedTime(stack, written);
		batch();
		assertThat(summary()).isEqualTo(table);
	}

	@Test
	void otherPointsAreTrackedAnew() throws IOException {
		batch();
		Files.writeString(folder.resolve("cell1.csv"), "name,frame,x,y\nnose,0,41,50\n");
		batch();
		assertThat(err.toString()).contains("cell1: ").doesNotContain("cell2: ", "cell10: ");
		assertThat(Files.readString(out.resolve("cell1/tracks.csv"))).contains("41.");
	}

	@Test
	void imagesOrAMaskThatWereDrawnAnewAreTrackedAnew() throws IOException {
		final Path mask = folder.resolveSibling("mask.png");
		final ImagePlus foreground = IJ.createImage("mask", "8-bit white", MovingTexture.SIZE, MovingTexture.SIZE, 1);
		new FileSaver(foreground).saveAsPng(mask.toString());
		batch("--mask", mask);
		new FileSaver(IJ.openImage(folder.resolve("cell2/3.png").toString())).saveAsJpeg(folder.resolve("cell2/3.png").toString());
		batch("--mask", mask);
		assertThat(err.toString()).contains("cell2: ").doesNotContain("cell1: ", "cell10: ");
		Files.writeString(folder.resolve("cell2/.DS_Store"), "what a file manager leaves behind");
		batch("--mask", mask);
		assertThat(err.toString()).doesNotContain("cell1: ", "cell2: ", "cell10: ");
		foreground.getProcessor().set(5, 5, 0);
		new FileSaver(foreground).saveAsPng(mask.toString());
		batch("--mask", mask);
		assertThat(err.toString()).contains("cell1: ", "cell2: ", "cell10: ");
	}

	@Test
	void aTableThatCannotBeReplacedIsNoReasonToStop() throws IOException {
		Files.createDirectories(out.resolve("summary.csv/open elsewhere"));
		assertThat(batch("--pattern", "cell*")).isEqualTo(1);
		assertThat(err.toString()).contains("summary.csv");
		for (final String name : List.of("cell1", "cell2", "cell10"))
			assertThat(out.resolve(name).resolve("run.json")).exists();
	}

	@Test
	void whatWasKilledHalfWayIsDoneAgainAndEndsTheSame() throws IOException {
		batch();
		final List<String> table = withoutSeconds();
		final String tracks = Files.readString(out.resolve("cell2/tracks.csv"));
		Files.delete(out.resolve("cell2/run.json"));
		Files.writeString(out.resolve("cell2/tracks.csv"), "track,frame");
		Files.delete(out.resolve("summary.csv"));
		final long other = files().get("cell1/run.json");
		assertThat(batch()).isEqualTo(1);
		assertThat(err.toString()).contains("3/5 cell2: ").doesNotContain("2/5 cell1: ", "4/5 cell10: ");
		assertThat(withoutSeconds()).isEqualTo(table);
		assertThat(out.resolve("cell2/tracks.csv")).hasContent(tracks);
		assertThat(files().get("cell1/run.json")).isEqualTo(other);
	}

	private List<String> withoutSeconds() throws IOException {
		return summary().stream().map(row -> row.replaceFirst("^(\\w+,\\d+,\\d+),[\\d.]+", "$1")).toList();
	}

	@Test
	void oneGridServesAllAndTheExitCodeSaysThatAllSucceeded() throws IOException {
		assertThat(batch("--grid", 4, "--pattern", "{cell*,lonely.tif}")).as(err.toString()).isZero();
		assertThat(summary()).hasSize(5).anySatisfy(row -> assertThat(row).startsWith("lonely,5,4,"));
	}

	@Test
	void pointsComeFromFilesOrFromAGrid() {
		assertThat(batch("--grid", "9", "--queries-suffix", "_points")).isEqualTo(2);
		assertThat(err.toString()).contains("Give either --grid or --queries-suffix");
	}

	@Test
	void foldersAreLookedIntoButNotThatOfTheResults() throws IOException {
		final Path inner = Files.createDirectories(folder.resolve("day 1"));
		Files.move(folder.resolve("cell1.tif"), inner.resolve("cell1.tif"));
		Files.move(folder.resolve("cell1.csv"), inner.resolve("cell1_points.csv"));
		Files.writeString(inner.resolve("tracks.csv"), "true tracks, as some keep them beside their stacks");
		out = folder.resolve("results");
		for (int i = 0; i < 2; i++) {
			assertThat(batch("--recursive", "--pattern", "cell1.tif", "--queries-suffix", "_points")).as(err.toString()).isZero();
			assertThat(summary()).hasSize(2).anySatisfy(row -> assertThat(row).startsWith("day 1/cell1,5,2,"));
		}
		assertThat(out.resolve("day 1/cell1/tracks.csv")).exists();
	}

	@Test
	void pointsAreFoundBesideAStackWhoseNameEndsInABlank() throws IOException {
		IJ.saveAsTiff(MovingTexture.image(), folder.resolve("larva 1 .tif").toString());
		Files.writeString(folder.resolve("larva 1 .csv"), POINTS);
		assertThat(batch("--pattern", "larva*")).as(err.toString()).isZero();
		assertThat(out.resolve("larva 1/tracks.csv")).exists();
	}

	@Test
	void aMaskIsNoStackEvenIfItLiesAmongThem() throws IOException {
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", MovingTexture.SIZE, MovingTexture.SIZE, 1);
		mask.getProcessor().set(40, 50, 255);
		IJ.saveAsTiff(mask, folder.resolve("a mask.tif").toString());
		assertThat(batch("--grid", 4, "--pattern", "{a*,cell1}.tif", "--mask", folder.resolve("a mask.tif"))).as(err.toString()).isZero();
		assertThat(summary()).hasSize(2).anySatisfy(row -> assertThat(row).startsWith("cell1,5,"));
	}

	@Test
	void resultsAreNoStacksEvenIfTheyLieAmongThem() throws IOException {
		out = folder;
		for (int i = 0; i < 2; i++)
			assertThat(batch("--recursive", "--grid", 4, "--pattern", "*{1,overlay}.tif")).as(err.toString()).isZero();
		assertThat(summary()).hasSize(2).anySatisfy(row -> assertThat(row).startsWith("cell1,5,4,"));
	}

	@Test
	void aModelIsTrainedForEachAndSaved() throws IOException {
		assertThat(batchOf("dino-tracker", 98, "--iterations", 2, "--pattern", "cell1.tif")).as(err.toString()).isZero();
		assertThat(out.resolve("cell1/model/settings.json")).exists();
	}

	@Test
	void aFolderWithNothingToTrackIsWrong() throws IOException {
		assertThat(batch("--pattern", "*.mp4")).isEqualTo(1);
		assertThat(err.toString().strip().lines()).hasSize(1);
		assertThat(err.toString()).contains("There is no stack in", "pattern");
		assertThat(batch("--pattern", "{a")).isEqualTo(2);
		assertThat(err.toString()).contains("not understood", "*.tif");
		assertThat(out).doesNotExist();
	}
}
