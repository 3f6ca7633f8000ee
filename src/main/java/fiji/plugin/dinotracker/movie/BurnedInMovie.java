package fiji.plugin.dinotracker.movie;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.OverlayTiff;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.video.imagej.FrameStack;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.filter.AVI_Writer;

/**
 * A movie of the frames that were tracked, in colour and at its own size, with the tracks drawn into the frames: for talks, and for programs
 * that know nothing of overlays.
 */
public final class BurnedInMovie {

	private static final int JPEG_QUALITY = 90;
	/** Images a second where the stack is no video; that of ImageJ. */
	private static final double FRAME_RATE = 7;
	private static final double MOST_FRAME_RATE = 60;
	private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "sec", 1.0, "second", 1.0, "seconds", 1.0, "ms", 1e-3, "msec", 1e-3, "millisecond", 1e-3, "milliseconds", 1e-3);

	private final Format format;
	private final OverlayStyle style;

	/**
	 * @param format kind of file
	 * @param style what is drawn beside the points
	 */
	public BurnedInMovie(final Format format, final OverlayStyle style) {
		this.format = format;
		this.style = style;
	}

	/** Kinds of file. */
	public enum Format {

		/** A stack of RGB images, exact. */
		TIFF("tif") {

			@Override
			void write(final ImagePlus movie, final Path file) throws IOException {
				OverlayTiff.write(movie, file);
			}
		},

		/** Motion JPEG, which ImageJ and most players open. */
		AVI("avi") {

			@Override
			void write(final ImagePlus movie, final Path file) throws IOException {
				new AVI_Writer().writeImage(movie, file.toString(), AVI_Writer.JPEG_COMPRESSION, JPEG_QUALITY);
			}
		},

		/** H.264, which everything plays; a last odd row or column is left out. */
		MP4("mp4") {

			@Override
			void write(final ImagePlus movie, final Path file) throws IOException {
				try (Mp4Writer writer = new Mp4Writer(file, movie.getWidth(), movie.getHeight(), movie.getCalibration().fps)) {
					for (int n = 1; n <= movie.getStackSize(); n++)
						writer.add((int[]) movie.getStack().getPixels(n));
				}
				catch (final LinkageError e) {
					throw new IOException("FFmpeg does not start here (" + e.getMessage() + "); save the movie as avi", e);
				}
			}
		};

		private final String extension;

		Format(final String extension) {
			this.extension = extension;
		}

		/**
		 * The one of a name, in small letters.
		 *
		 * @throws IllegalArgumentException if there is none of that name
		 */
		public static Format named(final String name) {
			return Stream.of(values()).filter(format -> format.name().equalsIgnoreCase(name)).findFirst() //
				.orElseThrow(() -> new IllegalArgumentException("Unknown movie format " + name + "; use tiff, avi or mp4"));
		}

		abstract void write(ImagePlus movie, Path file) throws IOException;
	}

	/** Images a second: as many as were taken, if it was one at least, but no more than a screen shows. */
	private static double frameRate(final Calibration calibration) {
		final double interval = calibration.frameInterval * SECONDS.getOrDefault(calibration.getTimeUnit().toLowerCase(Locale.ROOT), 0.0);
		return interval > 0 && interval <= 1 ? Math.min(MOST_FRAME_RATE, 1 / interval) : FRAME_RATE;
	}

	/**
	 * Writes {@code movie.tif}, {@code movie.avi} or {@code movie.mp4}.
	 *
	 * @throws IOException if that fails; an older file of that name is then untouched
	 * @throws java.util.concurrent.CancellationException if cancelled; likewise
	 */
	public void write(final TrackingResult result, final ResultFolder folder, final Progress progress) throws IOException {
		final ImagePlus stack = FrameStack.selected(result.input().source(), result.input().selection());
		final ImagePlus movie = new ImagePlus("movie", new BurnedInStack(stack, result.tracksOnSelectedFrames(), style, progress));
		movie.setCalibration(stack.getCalibration());
		movie.getCalibration().fps = frameRate(stack.getCalibration());
		AtomicFile.write(folder.file(ResultFolder.MOVIE + format.extension), part -> format.write(movie, part));
	}
}
