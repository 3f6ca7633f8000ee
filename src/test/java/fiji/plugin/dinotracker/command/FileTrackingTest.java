package fiji.plugin.dinotracker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

import fiji.plugin.dinotracker.video.bioformats.NeedsBioFormats;
import fiji.plugin.dinotracker.video.bioformats.OmeTiff;
import fiji.plugin.dinotracker.video.ffmpeg.SampleVideo;

import ij.IJ;
import ij.measure.ResultsTable;

/** Files that ImageJ itself does not read, tracked by their path. */
class FileTrackingTest {

	private static ResultsTable track(final Map<String, Object> options) throws InterruptedException, ExecutionException {
		try (Context context = new Context()) {
			context.service(CommandService.class).run(TrackPoints.class, true, options).get();
		}
		return ResultsTable.getResultsTable();
	}

	@BeforeAll
	static void startImageJ() throws IOException {
		PlainImageJ.install();
	}

	private static ResultsTable trackByMacro(final Path stack, final String options) {
		IJ.runMacro("run('Track Points...', 'path=[" + stack + "] grid=1 iterations=3 height=98 " + options + "');");
		return ResultsTable.getResultsTable();
	}

	@Test
	void aVideoInH264FromAMacro() {
		assertThat(trackByMacro(SampleVideo.file(), "first=2 last=8 step=2").getColumn("Frame")).containsExactly(2, 4, 6, 8);
	}

	@Test
	void aVideoInH264() throws InterruptedException, ExecutionException {
		final ResultsTable table = track(Map.of("path", SampleVideo.file().toFile(), "last", 10, "step", 3, "grid", 1, "iterations", 3, "height", 98));
		assertThat(table.getColumn("Frame")).containsExactly(1, 4, 7, 10);
	}

	@Test
	void aVideoThatWasOpenedIsTrackedWhereItWasClicked() {
		IJ.runMacro("setBatchMode(true); run('Open Video...', 'path=[" + SampleVideo.file() + "]'); setSlice(3); makePoint(40, 30); run('Track Points...', 'last=6 iterations=3 height=98'); close();");
		final ResultsTable table = ResultsTable.getResultsTable();
		assertThat(table.getColumn("Frame")).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(table.getValue("X_px", 2)).isEqualTo(40);
		assertThat(table.getValue("Y_px", 2)).isEqualTo(30);
	}

	@Nested
	@NeedsBioFormats
	class WithBioFormats {

		@TempDir
		private Path folder;

		@Test
		void aChannelOfAnOmeTiffInItsMaximumProjection() throws Exception {
			final Path stack = OmeTiff.movingTexture(folder.resolve("texture.ome.tif"));
			final ResultsTable table = track(Map.of("path", stack.toFile(), "channel", 2, "plane", "max", "first", 2, "last", 10, "step", 2, //
				"grid", 1, "iterations", 3, "height", 98));
			assertThat(table.getColumn("Frame")).containsExactly(2, 4, 6, 8, 10);
			assertThat(table.getValue("X", 4)).isCloseTo(table.getValue("X_px", 4) / 4, offset(1e-3));
		}

		@Test
		void aChannelOfAnOmeTiffFromAMacro() throws Exception {
			final ResultsTable table = trackByMacro(OmeTiff.movingTexture(folder.resolve("texture.ome.tif")), "channel=2 plane=2 last=7 step=3");
			assertThat(table.getColumn("Frame")).containsExactly(1, 4, 7);
		}
	}
}
