package fiji.plugin.dinotracker.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFolderTest {

	@TempDir
	private Path folder;

	@Test
	void resultsAreNotWrittenAmongTheFrames() throws IOException {
		assertThatThrownBy(() -> new ResultFolder(folder).besides(List.of(folder))).isInstanceOf(IOException.class).hasMessageContaining("choose another folder");
		assertThat(new ResultFolder(folder).besides(List.of(folder.resolveSibling("other")))).isNotNull();
	}

	@Test
	void noFileThatIsReadIsReplaced() throws IOException {
		final Path clicked = Files.writeString(folder.resolve("RoiSet.zip"), "clicked points");
		final Path video = Files.writeString(folder.resolve("movie.avi"), "a video");
		final Path other = Files.writeString(folder.resolve("points.csv"), "more points");
		for (final Path input : List.of(clicked, video))
			assertThatThrownBy(() -> new ResultFolder(folder).besides(List.of(other, input))).isInstanceOf(IOException.class) //
				.hasMessageContaining(input.getFileName().toString()).hasMessageContaining("choose another folder");
		Files.delete(video);
		Files.delete(clicked);
		assertThat(new ResultFolder(folder).besides(List.of(other))).isNotNull();
		assertThat(new ResultFolder(folder.resolve("results")).besides(List.of(clicked))).isNotNull();
	}

	@Test
	void resultsDoNotGoAmongTheFrames() throws IOException {
		assertThatThrownBy(() -> new ResultFolder(folder).requireOther(folder)).isInstanceOf(IOException.class).hasMessageStartingWith("The frames are in " + folder + " themselves; choose another folder");
		new ResultFolder(folder).requireOther(folder.resolve("results"));
	}

	@Test
	void figuresOfTheRunBeforeDoNotStayBesideNewTracks() throws IOException {
		for (final String name : List.of("run.json", "plot.png", "movie.mp4", "movie.mov", "movies of mine.txt", "my plot.png"))
			Files.writeString(folder.resolve(name), "of the run before");
		new ResultFolder(folder).begin();
		assertThat(folder.toFile().list()).containsExactlyInAnyOrder("movie.mov", "movies of mine.txt", "my plot.png");
	}

	@ParameterizedTest
	@ValueSource(strings = { "movie.mp4", "tracks.csv", "RoiSet.zip", "further.csv" })
	void aFileThatNoRunHasMadeIsNotReplacedNorTakenForOne(final String name) throws IOException {
		final Path foreign = Files.writeString(folder.resolve(name), "of nobody knows whom");
		assertThatThrownBy(() -> new ResultFolder(folder).besides(List.of(), "further.csv")).isInstanceOf(IOException.class).hasMessageStartingWith(foreign + " is of no run, and has a name that results have; choose another folder");
		Files.writeString(folder.resolve("run.json"), "of a run");
		assertThat(new ResultFolder(folder).besides(List.of(), "further.csv")).isNotNull();
	}

	@Test
	void whatARunThatWasStoppedHasLeftIsReplaced() throws IOException {
		for (final String name : List.of("tracks.csv", "tracks.xml", "RoiSet.zip", "trajectories.png"))
			Files.writeString(folder.resolve(name), "of a run that was stopped");
		assertThat(new ResultFolder(folder).besides(List.of())).isNotNull();
	}

	@Test
	void figuresOfARunThatWasStoppedEarlyDoNotStayEither() throws IOException {
		Files.writeString(Files.createDirectories(new ResultFolder(folder).model()).resolve("settings.json"), "{}");
		final Path figure = Files.writeString(folder.resolve("plot.png"), "of a training that was stopped early");
		new ResultFolder(folder).begin();
		assertThat(figure).doesNotExist();
	}

	@Test
	void aFolderWithAModelIsOneOfResultsAlsoIfTheTrainingWasStopped() throws IOException {
		Files.writeString(folder.resolve(ResultFolder.TRACKS), "true tracks, for all one knows");
		assertThat(ResultFolder.isOne(folder)).isFalse();
		Files.writeString(Files.createDirectories(new ResultFolder(folder).model()).resolve("settings.json"), "{}");
		assertThat(ResultFolder.isOne(folder)).isTrue();
	}

	@Test
	void aFolderThatNothingCameIntoIsTakenAway() throws IOException {
		final Path made = folder.resolve("made");
		new ResultFolder(made.resolve("within")).discardIfEmpty();
		assertThat(made).doesNotExist();
		new ResultFolder(folder).discardIfEmpty();
		assertThat(folder).exists();
		final ResultFolder beside = new ResultFolder(made.resolve("within"));
		Files.writeString(made.resolve("file"), "of someone else");
		beside.discardIfEmpty();
		assertThat(made.toFile().list()).containsExactly("file");
	}
}
