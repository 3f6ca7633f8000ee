package fiji.plugin.dinotracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.command.MovingTexture;
import fiji.plugin.dinotracker.study.RunSettings;
import fiji.plugin.dinotracker.study.Study;
import fiji.plugin.dinotracker.study.StudyFile;
import fiji.plugin.dinotracker.study.StudySetting;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.polish.Polish;

/** The command {@code study} from end to end on a small moving texture. */
class StudyCommandTest {

	private static final String SEQUENCE = """
		sequences:
		  - { name: texture, input: texture.tif, truth: truth.csv, metric: tapvid }
		""";

	private static final String SETTINGS = """
		settings:
		  - name: flow
		    options: { method: flow, height: 98, features: dense-sift, flow: dis }
		  - name: two-steps
		    options: { iterations: 2, height: 98, features: dense-sift, flow: dis }
		    seeds: [5, 6]
		""";

	@TempDir
	private Path folder;
	private Path out;

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeSequence() throws IOException {
		out = folder.resolve("out");
		IJ.saveAsTiff(MovingTexture.image(), folder.resolve("texture.tif").toString());
		final StringBuilder truth = new StringBuilder("track,frame,x,y,visible\n");
		for (int frame = 0; frame < MovingTexture.FRAMES; frame++)
			truth.append("nose,").append(frame).append(',').append(40 + frame).append(",50,1\n").append("tail,").append(frame).append(',').append(60 + frame).append(",30,1\n");
		Files.writeString(folder.resolve("truth.csv"), truth);
	}

	private int study(final String config, final Object... more) throws IOException {
		err.getBuffer().setLength(0);
		final Path file = Files.writeString(folder.resolve("study.yaml"), config);
		final Stream<Object> all = Stream.concat(Stream.of("study", file, "--out", out), Stream.of(more));
		return Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true)).execute(all.map(Object::toString).toArray(String[]::new));
	}

	private List<FileTime> reportTimes() throws IOException {
		try (Stream<Path> files = Files.walk(out)) {
			return files.filter(file -> file.endsWith("run.json")).sorted().map(file -> file.toFile().lastModified()).map(FileTime::fromMillis).toList();
		}
	}

	@Test
	void everyRunIsARowAndSeedsAreSummedUp() throws IOException {
		assertThat(study(SEQUENCE + SETTINGS)).as(err.toString()).isZero();
		final List<String> rows = Files.readAllLines(out.resolve("results.csv"));
		assertThat(rows).hasSize(6);
		assertThat(rows.get(0)).startsWith("sequence,setting,method,features,flow,height,iterations,seed,seconds,AJ,delta_avg,OA,delta_1");
		assertThat(rows.get(1)).startsWith("texture,flow,flow,dense-sift,dis,98,0,2,").contains(",1.000000"); // flow follows a shift
		assertThat(rows.get(2)).startsWith("texture,two-steps,dino-tracker,dense-sift,dis,98,2,5,");
		assertThat(rows.get(3)).startsWith("texture,two-steps,dino-tracker,dense-sift,dis,98,2,6,");
		assertThat(rows.get(4)).startsWith("texture,two-steps,dino-tracker,dense-sift,dis,98,2,mean,");
		assertThat(rows.get(5)).startsWith("texture,two-steps,dino-tracker,dense-sift,dis,98,2,deviation,");
		final String page = Files.readString(out.resolve("results.md"));
		assertThat(page).contains("Made by `./dino-tracker study ", "## texture", "| setting | options of `track` | seeds |", "| flow | `--method flow --height 98 --features dense-sift --flow dis` | ", "| AJ | delta_avg | OA |", "## Overview", "| setting | texture, AJ |", "| flow | 100.0 |", " ± ");
		assertThat(out.resolve("texture/flow.png")).isNotEmptyFile();
		assertThat(out.resolve("texture/two-steps.png")).isNotEmptyFile();
	}

	@Test
	void whatIsFinishedIsNotRunAgainUnlessItsSettingsOrQueriesChange() throws IOException {
		final String flow = SEQUENCE + SETTINGS.substring(0, SETTINGS.indexOf("  - name: two"));
		assertThat(study(flow)).as(err.toString()).isZero();
		final List<FileTime> first = reportTimes();
		final String table = Files.readString(out.resolve("results.csv"));
		Files.delete(out.resolve("results.csv"));
		assertThat(study(flow)).isZero();
		assertThat(reportTimes()).isEqualTo(first);
		assertThat(out.resolve("results.csv")).hasContent(table);
		assertThat(err.toString()).isEmpty();
		assertThat(study(flow.replace("height: 98", "height: 112"))).isZero();
		assertThat(err.toString()).contains("1/1 texture flow 2: ");
		Files.delete(out.resolve("texture/flow/seed-2/run.json"));
		assertThat(study(flow.replace("height: 98", "height: 112"))).isZero();
		assertThat(err.toString()).contains("1/1 texture flow 2: ");
	}

	@Test
	void aStackThatWasDrawnAnewIsRunAgain() throws IOException {
		final String flow = SEQUENCE + SETTINGS.substring(0, SETTINGS.indexOf("  - name: two"));
		assertThat(study(flow)).as(err.toString()).isZero();
		final ImagePlus stack = MovingTexture.image();
		stack.getStack().getProcessor(1).set(0, 0, 7);
		IJ.saveAsTiff(stack, folder.resolve("texture.tif").toString());
		assertThat(study(flow)).isZero();
		assertThat(err.toString()).contains("1/1 texture flow 2: ");
	}

	@Test
	void trueTracksThatAreLongerThanTheStackAreRefusedBeforeAnyWork() throws IOException {
		Files.writeString(folder.resolve("truth.csv"), "track,frame,x,y,visible\na,0,40,40,1\na,500,41,40,1\n");
		assertOneLine(SETTINGS, "truth.csv go on to frame 500 (counted from 0), but texture.tif ends at ");
		assertThat(out.resolve("texture")).doesNotExist();
	}

	@Test
	void optionsAreThoseOfTrack() throws IOException {
		assertOneLine(SETTINGS.replace("iterations: 2", "iteration: 2"), "study.yaml, two-steps: the key 'options' is not understood", "--iteration=2");
		assertOneLine(SETTINGS.replace("height: 98", "height: 9"), "study.yaml, flow: the key 'options' is not understood: height must be at least");
		assertOneLine(SETTINGS.replace("method: flow", "method: guess"), "use one of dino-tracker, raw, flow");
		assertThat(out).doesNotExist();
	}

	private void assertOneLine(final String settings, final String... parts) throws IOException {
		assertThat(study(SEQUENCE + settings)).isEqualTo(1);
		assertThat(err.toString().strip().lines()).as(err.toString()).hasSize(1);
		assertThat(err.toString()).contains(parts);
	}

	@Test
	void namesOfChoicesAreUnderstoodAsOnTheCommandLine() {
		final RunSettings run = new TrackOptionsReader().read(Map.of("polish", "native", "linking", "none"));
		assertThat(run.settings()).isEqualTo(TrackerSettings.preset("quick").withPolish(Polish.NATIVE).withLinking(Linking.NONE));
	}

	@Test
	void theStudyOfTheDocumentsIsUnderstood() throws IOException {
		final Study study = StudyFile.read(Path.of("docs/study.yaml"), Optional.empty(), new TrackOptionsReader());
		assertThat(study.sequences()).hasSize(6);
		assertThat(study.settings()).flatExtracting(StudySetting::variants).extracting(RunSettings::method).contains(Method.FLOW, Method.RAW, Method.DINO_TRACKER);
	}

	@Test
	void theAblationsOfTheDocumentsAreUnderstood() throws IOException {
		final Study study = StudyFile.read(Path.of("docs/ablations.yaml"), Optional.empty(), new TrackOptionsReader());
		assertThat(study.sequences()).hasSize(3);
		assertThat(study.settings()).hasSize(11).allSatisfy(setting -> assertThat(setting.variants()).hasSize(3).doesNotHaveDuplicates());
		assertThat(study.settings()).extracting(StudySetting::variants).doesNotHaveDuplicates();
	}

	@Test
	void sequencesMayBeInAnotherFolder(@TempDir final Path elsewhere) throws IOException {
		assertThat(study(SEQUENCE + SETTINGS, "--data", elsewhere)).isEqualTo(1);
		assertThat(err.toString()).contains("There is no file", elsewhere.toString(), "texture.tif");
	}
}
