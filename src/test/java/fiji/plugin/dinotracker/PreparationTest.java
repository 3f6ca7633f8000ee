package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FrameSelection;

class PreparationTest {

	/** The user stops before training. */
	private static final Progress CANCELLED = new CancelledProgress();

	@Test
	void memoryForTrainingIsAskedForOnlyByWhatTrains() {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(854, 480, 20, 1), FrameSelection.ALL, Optional.empty());
		final TrackerSettings settings = TrackerSettings.preset("quick").withFeatures("dense-sift");
		final RunResources some = RunResources.DEFAULT.withMemory(1.5);
		assertThatThrownBy(() -> Method.DINO_TRACKER.prepare(input, settings, some, Progress.NONE)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1.5 GB are allowed");
		assertThatThrownBy(() -> Method.RAW.prepare(input, settings, some, CANCELLED)).as("it begins").isInstanceOf(CancellationException.class);
	}

	@Test
	void memoryIsGivenBackWhenThereIsNoTrackerInTheEnd() throws IOException {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(128, 128, 3, 1), FrameSelection.ALL, Optional.empty());
		final TrackerSettings settings = TrackerSettings.preset("quick").withHeight(98).withFeatures("dense-sift");
		final Preparation preparation = new Preparation(input, settings, RunResources.DEFAULT, Progress.NONE);
		assertThatThrownBy(() -> preparation.train(CANCELLED)).isInstanceOf(CancellationException.class);
		assertThatNullPointerException().as("the memory of the features is gone").isThrownBy(() -> preparation.features().maps().buffer(0));
	}
}
