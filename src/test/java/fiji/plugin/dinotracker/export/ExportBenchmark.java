package fiji.plugin.dinotracker.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.figure.TrajectoryPlot;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.OverlayTiff;
import fiji.plugin.dinotracker.overlay.TrackOverlay;
import fiji.plugin.dinotracker.overlay.TrackTable;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.IJ;
import ij.ImagePlus;

/** Times the overlay, the table and the files of 1000 tracks over 100 frames: each should take less than 2 seconds. */
public final class ExportBenchmark {

	private ExportBenchmark() {}

	/** Something to time. */
	@FunctionalInterface
	private interface Work {

		void run() throws IOException;
	}

	public static void main(final String... arguments) throws IOException {
		final List<Track> tracks = SampleTracks.many(1000, 100);
		final ImagePlus stack = IJ.createImage("stack", "8-bit", 854, 480, 100);
		final Path folder = Files.createTempDirectory("export-benchmark");
		time("overlay", () -> new TrackOverlay(OverlayStyle.DEFAULT).show(stack, tracks));
		time("overlay again", () -> new TrackOverlay(OverlayStyle.DEFAULT).show(stack, tracks));
		time("overlay of 200 tracks with trails", () -> new TrackOverlay(OverlayStyle.DEFAULT).show(stack, tracks.subList(0, 200)));
		time("table", () -> TrackTable.of(tracks, Calibration.NONE));
		time("overlay.tif", () -> OverlayTiff.save(stack, folder.resolve("overlay.tif")));
		time("tracks.csv", () -> new TracksCsvWriter().write(tracks, folder.resolve("tracks.csv")));
		final StackInfo info = new StackInfo("", "", 854, 480, 100, Calibration.NONE);
		time("tracks.xml", () -> new TrackMateWriter(info).write(tracks, folder.resolve("tracks.xml")));
		time("RoiSet.zip", () -> new RoiSetWriter(StackLayout.PLAIN).write(tracks, folder.resolve("RoiSet.zip")));
		final TrajectoryPlot plot = new TrajectoryPlot(stack.getProcessor().getBufferedImage(), Calibration.NONE);
		time("trajectories.png", () -> plot.write(tracks, folder.resolve("trajectories.png")));
	}

	private static void time(final String what, final Work work) throws IOException {
		final long start = System.nanoTime();
		work.run();
		System.out.printf("%-34s %6.2f s%n", what, (System.nanoTime() - start) * 1e-9);
	}
}
