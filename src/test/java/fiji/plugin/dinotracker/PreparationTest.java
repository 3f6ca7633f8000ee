package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Notes;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;

class PreparationTest {

	/** The user stops before training. */
	private static final Progress CANCELLED = new CancelledProgress();

	@Test
	void memoryForTrainingIsAskedForOnlyByWhatTrains() {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(854, 480, 20, 1), FrameSelection.ALL, Optional.empty());
		final TrackerSettings settings = TrackerSettings.preset("quick").withFeatures("dense-sift");
		final RunResources some = RunResources.DEFAULT.withMemory(1.2);
		assertThatThrownBy(() -> Method.DINO_TRACKER.prepare(input, settings, some, Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1.2 GB are allowed");
		assertThatThrownBy(() -> Method.RAW.prepare(input, settings, some, CANCELLED)).as("it begins").isInstanceOf(CancellationException.class);
	}

	@Test
	void memoryIsGivenBackWhenThereIsNoTrackerInTheEnd() throws IOException {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(128, 128, 3, 1), FrameSelection.ALL, Optional.empty());
		final TrackerSettings settings = TrackerSettings.preset("quick").withHeight(98).withFeatures("dense-sift");
		final Preparation preparation = new Preparation(input, settings, RunResources.DEFAULT, Progress.NONE);
		assertThatThrownBy(() -> preparation.train(CANCELLED)).isInstanceOf(CancellationException.class);
		assertThatThrownBy(() -> preparation.features().maps().buffer(0)).as("the memory of the features is gone").isInstanceOf(IllegalStateException.class);
	}

	private static TrackerSettings twoSteps() {
		final TrackerSettings settings = TrackerSettings.preset("quick").withHeight(98).withFeatures("dense-sift");
		return settings.withTraining(settings.training().withIterations(2));
	}

	@Test
	void aTrainingThatCannotBeSavedGoesOnAndSaysSo(@TempDir final Path home) throws IOException {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(128, 128, 3, 1), FrameSelection.ALL, Optional.empty());
		final Path file = Files.writeString(home.resolve("file"), "where the folder should be");
		final RunResources resources = RunResources.DEFAULT.withCheckpoints(new CheckpointPlan(file.resolve("model"), home.resolve("run.json"), 1, false));
		final Notes told = new Notes();
		try (DinoTracker tracker = DinoTracker.train(input, twoSteps(), resources, told)) {
			assertThat(tracker.report(Map.of()).losses()).hasSize(2);
		}
		assertThat(told.notes).filteredOn(note -> note.contains("could not be saved")).hasSize(2);
	}

	@Test
	void aModelOfOtherFramesIsUsedWithAWord(@TempDir final Path home) throws IOException {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(128, 128, 4, 1), FrameSelection.ALL, Optional.empty());
		final Path bundle = home.resolve("model");
		try (DinoTracker tracker = DinoTracker.train(input, twoSteps(), Progress.NONE)) {
			tracker.save(bundle);
		}
		final Notes same = new Notes();
		DinoTracker.load(input, bundle, same).close();
		assertThat(same.notes).noneMatch(note -> note.contains("other frames"));
		final Notes other = new Notes();
		DinoTracker.load(new TrackerInput(DriftingTexture.frames(128, 128, 3, 2), FrameSelection.ALL, Optional.empty()), bundle, other).close();
		assertThat(other.notes).filteredOn(note -> note.contains("other frames")).hasSize(1);
	}
}
