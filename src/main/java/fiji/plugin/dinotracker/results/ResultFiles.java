package fiji.plugin.dinotracker.results;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.RoiSetWriter;
import fiji.plugin.dinotracker.export.StackInfo;
import fiji.plugin.dinotracker.export.TrackMateWriter;
import fiji.plugin.dinotracker.export.TracksCsvWriter;
import fiji.plugin.dinotracker.figure.TrajectoryPlot;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.OverlayTiff;
import fiji.plugin.dinotracker.overlay.TrackOverlay;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.imagej.FrameStack;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

import ij.ImagePlus;

/** Tracks as tables, for TrackMate and the ROI Manager, over the frames, and as a figure. */
final class ResultFiles {

	private final TrackingResult result;
	private final FrameSource source;

	ResultFiles(final TrackingResult result) {
		this.result = result;
		this.source = result.input().source();
	}

	/**
	 * Writes all of them; each appears when it is complete.
	 *
	 * @param style what the overlay shows beside the points
	 * @return what the overlay leaves out because it would have been too much, if anything
	 */
	Optional<String> write(final Path folder, final OverlayStyle style) throws IOException {
		final List<Track> tracks = result.tracks();
		new TracksCsvWriter().write(tracks, folder.resolve(ResultFolder.TRACKS)); // what took longest is safe first
		final ImagePlus image = FrameStack.selected(source, result.input().selection());
		final List<Track> onImage = result.tracksOnSelectedFrames();
		final BufferedImage first = image.getStack().getProcessor(onImage.get(0).query().frame() + 1).getBufferedImage();
		new TrackMateWriter(stack()).write(tracks, folder.resolve(ResultFolder.TRACKMATE));
		new RoiSetWriter(StackLayout.of(source).lookedAt(result.input().selection())).write(tracks, folder.resolve(ResultFolder.SELECTIONS));
		new TrajectoryPlot(first, source.calibration()).write(tracks, folder.resolve(ResultFolder.TRAJECTORIES));
		final Optional<String> leftOut = new TrackOverlay(style).show(image, onImage);
		OverlayTiff.save(image, folder.resolve(ResultFolder.OVERLAY));
		return leftOut;
	}

	/** What TrackMate opens: the file of the stack, or if it has none, such as a folder of images, its copy beside the tracks if that has all frames. */
	private StackInfo stack() {
		final boolean isFile = !source.folder().isEmpty() && new File(source.folder(), source.name()).isFile();
		final boolean isCopied = !isFile && result.input().frames().size() == source.frames();
		return new StackInfo(isCopied ? "" : source.folder(), isCopied ? ResultFolder.OVERLAY : source.name(), source.width(), source.height(), source.frames(), source.calibration());
	}
}
