package fiji.plugin.dinotracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.demo.DriftingTexture;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FrameSelection;

/**
 * Run after run in one process, as in a session of Fiji. Not part of the default run: {@code mvn test -Dtest=LeakBenchmark}.
 * Figures are in docs/performance.md.
 */
class LeakBenchmark {

	private static final int RUNS = 20;
	private static final int SETTLED = 3;

	@Test
	void memoryStaysAfterTheFirstRuns() throws IOException {
		final long[] anonymous = new long[RUNS + 1];
		for (int run = 1; run <= RUNS; run++) {
			run();
			System.gc(); // Java's own garbage is not what is looked for
			anonymous[run] = ProcessMemory.anonymous();
			System.out.printf("After run %d: %d MB%n", run, anonymous[run] >> 20);
		}
		assertThat(anonymous[RUNS]).isCloseTo(anonymous[SETTLED], withinPercentage(5));
	}

	private static void run() throws IOException {
		final TrackerInput input = new TrackerInput(DriftingTexture.frames(180, 120, 8, 1), FrameSelection.ALL, Optional.empty());
		final TrackerSettings quick = TrackerSettings.preset("quick").withFeatures("dense-sift").withHeight(90);
		try (DinoTracker tracker = DinoTracker.train(input, quick.withTraining(quick.training().withIterations(4)), Progress.NONE)) {
			tracker.track(List.of(new QueryPoint("a", 0, new PixelPoint(60, 60)), new QueryPoint("b", 4, new PixelPoint(90, 40))), Progress.NONE);
		}
	}
}
