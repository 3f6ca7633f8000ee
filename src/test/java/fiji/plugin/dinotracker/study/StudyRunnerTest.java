package fiji.plugin.dinotracker.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.command.MovingTexture;
import fiji.plugin.dinotracker.progress.Notes;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.ffmpeg.SampleVideo;

import ij.IJ;

/** Studies of a small moving texture in which something goes wrong on the way. */
class StudyRunnerTest {

	private static final TrackerSettings SETTINGS = TrackerSettings.preset("quick").withFeatures("dense-sift").withFlow("dis").withHeight(98);

	@TempDir
	private Path folder;
	private Path out;
	private Path truth;
	private Path masks;
	private final Notes told = new Notes();

	@BeforeEach
	void makeSequence() throws IOException {
		out = folder.resolve("out");
		masks = folder.resolve("masks.tif");
		IJ.saveAsTiff(MovingTexture.image(), folder.resolve("texture.tif").toString());
		IJ.saveAsTiff(IJ.createImage("masks", "8-bit white", MovingTexture.SIZE, MovingTexture.SIZE, MovingTexture.FRAMES), masks.toString());
		truth = Files.writeString(folder.resolve("truth.csv"), "track,frame,x,y\nnose,0,40,50\nnose,1,41,50\nnose,4,44,50\n");
	}

	/** Asks to stop as soon as a stage begins. */
	private static final class StopAt extends Notes {

		private final String beginning;
		private boolean reached;

		private StopAt(final String beginning) {
			this.beginning = beginning;
		}

		@Override
		public void report(final String stage, final int done, final int total, final String detail) {
			reached |= stage.startsWith(beginning);
		}

		@Override
		public boolean cancelled() {
			return reached;
		}
	}

	private static StudySetting flow(final String name, final int height) {
		return setting(name, Method.FLOW, SETTINGS.withHeight(height));
	}

	private static StudySetting setting(final String name, final Method method, final TrackerSettings settings) {
		return new StudySetting(name, Map.of(), List.of(new RunSettings(method, settings)), List.of("texture"));
	}

	private int study(final Progress progress, final StudySetting... settings) throws IOException {
		return study(folder.resolve("texture.tif"), MetricKind.BADJA, progress, settings);
	}

	private int study(final Path input, final MetricKind kind, final Progress progress, final StudySetting... settings) throws IOException {
		final StudySequence sequence = new StudySequence("texture", input, truth, kind, kind == MetricKind.BADJA ? Optional.of(masks) : Optional.empty(), 0);
		return new StudyRunner(new Study(List.of(sequence), List.of(settings)), RunResources.DEFAULT, out, "Made here.").run(progress);
	}

	/** The settings that have a row, in the order of the rows. */
	private List<String> rows() throws IOException {
		return Files.readAllLines(out.resolve("results.csv")).stream().skip(1).map(row -> row.split(",")[1]).toList();
	}

	@Test
	void runsThatFailAreToldAndTheOthersGoOn() throws IOException {
		Files.writeString(Files.createDirectories(out.resolve("texture")).resolve("blocked"), "a file where the folder of results would be");
		final StudySetting impossible = setting("impossible", Method.RAW, SETTINGS.withBlock(3));
		assertThatThrownBy(() -> study(told, flow("good", 98), flow("blocked", 98), impossible, flow("last", 98))) //
			.isInstanceOf(IOException.class).hasMessageStartingWith("2 of 4 runs failed: texture blocked 2, texture impossible 2; ");
		assertThat(rows()).containsExactly("good", "last");
		assertThat(told.notes).hasSize(2);
		assertThat(told.notes.get(0)).startsWith("2/4 texture blocked 2: Cannot write to ");
		assertThat(told.notes.get(1)).startsWith("3/4 texture impossible 2: Features dense-sift have no facets and no blocks");
	}

	@Test
	void resultsThatCannotBeReadAreToldAndTheOthersGoOn() throws IOException {
		study(told, flow("damaged", 98));
		Files.writeString(out.resolve("texture/damaged/seed-2/tracks.csv"), "track,frame\n");
		assertThatThrownBy(() -> study(told, flow("damaged", 98), flow("good", 98))).isInstanceOf(IOException.class) //
			.hasMessageStartingWith("1 of 2 runs failed: texture damaged 2; ");
		assertThat(rows()).containsExactly("good");
		assertThat(told.notes).singleElement().asString().startsWith("1/2 texture damaged 2: ").contains("tracks.csv has no column");
	}

	@Test
	void oneThatIsStoppedKeepsTheRowsOfAllThatIsFinished() throws IOException {
		assertThat(study(told, flow("first", 98), flow("second", 98), flow("third", 98))).isEqualTo(3);
		assertThatThrownBy(() -> study(new StopAt("2/3 texture second 2: "), flow("first", 98), flow("second", 112), flow("third", 98))) //
			.isInstanceOf(CancellationException.class);
		assertThat(rows()).containsExactly("first", "third");
		assertThat(out.resolve("results.md")).content().contains("| third |");
		assertThat(study(told, flow("first", 98), flow("second", 112), flow("third", 98))).isEqualTo(1);
		assertThat(rows()).containsExactly("first", "second", "third");
	}

	@Test
	void aPictureThatCannotBeWrittenIsNoReasonToStop() throws IOException {
		Files.createDirectories(out.resolve("texture/first.png/open elsewhere"));
		assertThat(study(told, flow("first", 98), flow("second", 98))).isEqualTo(2);
		assertThat(rows()).containsExactly("first", "second");
		assertThat(told.notes).singleElement().asString().contains("first.png");
		assertThat(out.resolve("texture/second.png")).isNotEmptyFile();
	}

	@Test
	void aTableOfSomeoneElseIsNotReplaced() throws IOException {
		Files.createDirectories(out);
		Files.writeString(out.resolve("results.csv"), "cell,length\n1,2.5\n");
		assertThatThrownBy(() -> study(told, flow("first", 98))).isInstanceOf(IOException.class).hasMessageContaining("results.csv is of no run, and would be replaced; choose another folder");
		assertThat(out.resolve("results.csv")).hasContent("cell,length\n1,2.5\n");
		assertThat(out.resolve("texture")).doesNotExist();
	}

	@Test
	void aTableThatCannotBeWrittenIsTriedAgainInTheEnd() throws IOException {
		Files.createDirectories(out.resolve("results.csv/open elsewhere"));
		assertThatThrownBy(() -> study(told, flow("first", 98), flow("second", 98))).isInstanceOf(IOException.class).hasMessageContaining("results.csv");
		assertThat(told.notes).hasSize(2).allSatisfy(note -> assertThat(note).contains("results.csv"));
		assertThat(out.resolve("texture/first.png")).isNotEmptyFile();
		assertThat(out.resolve("texture/second/seed-2/run.json")).exists();
	}

	@Test
	void trueTracksAndMasksAreReadOnce() throws IOException {
		final Progress loser = new Notes() {

			@Override
			public void report(final String stage, final int done, final int total, final String detail) {
				try {
					Files.deleteIfExists(truth);
					Files.deleteIfExists(masks);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		};
		assertThat(study(loser, flow("first", 98), flow("second", 98))).isEqualTo(2);
		assertThat(rows()).containsExactly("first", "second");
	}

	@Test
	void openingALongVideoCanBeStopped() {
		final StopAt opening = new StopAt("texture: Counting frames");
		assertThatThrownBy(() -> study(SampleVideo.file(), MetricKind.TAPVID, opening, flow("first", 98))).isInstanceOf(CancellationException.class);
		assertThat(out).doesNotExist();
	}
}
