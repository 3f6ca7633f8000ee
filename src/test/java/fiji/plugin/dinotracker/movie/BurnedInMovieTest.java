package fiji.plugin.dinotracker.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.SampleTracks;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.overlay.TrackColors;
import fiji.plugin.dinotracker.overlay.TrackOverlay;
import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.ImagePlusSource;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;

class BurnedInMovieTest {

	private static final int FRAMES = 4;

	@TempDir
	private Path folder;

	private final ImagePlus stack = IJ.createImage("stack", "16-bit black", 65, 40, FRAMES);

	private Path write(final String format) throws IOException {
		final TrackerInput input = new TrackerInput(ImagePlusSource.of(stack), FrameSelection.ALL, Optional.empty());
		final TrackingResult result = new TrackingResult(input, SampleTracks.few().subList(0, 1), null);
		new BurnedInMovie(BurnedInMovie.Format.named(format), OverlayStyle.DEFAULT).write(result, new ResultFolder(folder), Progress.NONE);
		assertThat(folder).isDirectoryNotContaining("glob:**.part");
		return folder.resolve("movie." + (format.equals("tiff") ? "tif" : format));
	}

	/** The first track of the sample is red and on frames 0 to 2 only. */
	@Test
	void theTracksAreInThePixelsOfTheirFrames() throws IOException {
		final ImagePlus movie = IJ.openImage(write("tiff").toString());
		assertThat(movie.getBitDepth()).isEqualTo(24);
		assertThat(movie.getStackSize()).isEqualTo(FRAMES);
		assertThat((int[]) movie.getStack().getPixels(2)).contains(TrackColors.of(0).getRGB());
		assertThat((int[]) movie.getStack().getPixels(4)).containsOnly(Color.BLACK.getRGB());
	}

	@ParameterizedTest
	@EnumSource
	void aMovieIsAFileOfTheResults(final BurnedInMovie.Format format) throws IOException {
		final Path movie = write(format.name().toLowerCase(Locale.ROOT));
		assertThatThrownBy(() -> new ResultFolder(folder).besides(List.of(movie))).hasMessageContaining("would be replaced");
	}

	/** An overlay of so many elements would leave trails and tracks out. */
	@Test
	void aMovieLeavesNothingOut() throws IOException {
		final List<TrackPoint> still = IntStream.range(0, FRAMES).mapToObj(frame -> new TrackPoint(frame, new PixelPoint(30, 20), true, 1)).toList();
		final List<Track> many = IntStream.rangeClosed(1, TrackOverlay.MAXIMUM_ELEMENTS / FRAMES).mapToObj(i -> new Track(new QueryPoint("p" + i, 0, new PixelPoint(30, 20)), still)).toList();
		final List<Track> last = new ArrayList<>(many);
		last.add(new Track(new QueryPoint("last", 0, new PixelPoint(5, 5)), List.of(new TrackPoint(0, new PixelPoint(5, 5), true, 1), new TrackPoint(1, new PixelPoint(5, 35), true, 1))));
		final ImageProcessor second = new BurnedInStack(stack, last, OverlayStyle.DEFAULT, Progress.NONE).getProcessor(2);
		assertThat(second.get(5, 20) & 0xffffff).as("the trail of the last track").isEqualTo(TrackColors.of(last.size() - 1).getRGB() & 0xffffff);
	}

	@Test
	void onlyTheFramesThatWereTrackedAreInIt() throws IOException {
		final FrameSelection later = new FrameSelection(FrameSelection.AUTOMATIC_CHANNEL, 0, 2, FrameSelection.LAST_FRAME, 1);
		final Track track = new Track(new QueryPoint("p1", 2, new PixelPoint(30, 20)), List.of(new TrackPoint(2, new PixelPoint(30, 20), true, 1), new TrackPoint(3, new PixelPoint(32, 20), true, 1)));
		final TrackingResult result = new TrackingResult(new TrackerInput(ImagePlusSource.of(stack), later, Optional.empty()), List.of(track), null);
		new BurnedInMovie(BurnedInMovie.Format.TIFF, OverlayStyle.DEFAULT).write(result, new ResultFolder(folder), Progress.NONE);
		new ResultFolder(folder).writeFiles(result, new OverlayStyle(0, true));
		for (final String file : List.of("movie.tif", "overlay.tif"))
			assertThat(IJ.openImage(folder.resolve(file).toString()).getStackSize()).as(file).isEqualTo(2);
		assertThat((int[]) IJ.openImage(folder.resolve("movie.tif").toString()).getStack().getPixels(2)).contains(TrackColors.of(0).getRGB());
		assertThat(IJ.openImage(folder.resolve("overlay.tif").toString()).getOverlay().toArray()).extracting(Roi::getPosition).contains(1, 2);
		assertThat(IJ.openImage(folder.resolve("overlay.tif").toString()).getOverlay().toArray()).as("points and names").hasSize(4).hasAtLeastOneElementOfType(TextRoi.class);
	}

	@Test
	void theStackItselfStaysAsItWas() throws IOException {
		write("avi");
		assertThat(stack.getOverlay()).isNull();
		assertThat((short[]) stack.getStack().getPixels(1)).containsOnly((short) 0);
	}

	@ParameterizedTest
	@CsvSource({ "0.04, sec, 25", "40, ms, 25", "0.001, Seconds, 60", "600, sec, 7", "0.5, min, 7" })
	void aVideoPlaysAsFastAsItWasTaken(final double interval, final String unit, final double rate) throws IOException {
		stack.getCalibration().frameInterval = interval;
		stack.getCalibration().setTimeUnit(unit);
		for (final String format : List.of("avi", "mp4"))
			assertThat(VideoReaders.open(write(format)).calibration().frameInterval()).as(format).isCloseTo(1 / rate, offset(1e-3));
	}

	@Test
	void aMovieThatIsCancelledLeavesNoFile() {
		final TrackerInput input = new TrackerInput(ImagePlusSource.of(stack), FrameSelection.ALL, Optional.empty());
		final Progress cancelled = new CancelledProgress();
		for (final BurnedInMovie.Format format : BurnedInMovie.Format.values()) {
			final TrackingResult result = new TrackingResult(input, SampleTracks.few(), null);
			assertThatThrownBy(() -> new BurnedInMovie(format, OverlayStyle.DEFAULT).write(result, new ResultFolder(folder), cancelled)).isInstanceOf(CancellationException.class);
		}
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void anMp4OfOddWidthIsWhole() throws IOException {
		final byte[] bytes = Files.readAllBytes(write("mp4"));
		final String text = new String(bytes, StandardCharsets.ISO_8859_1);
		assertThat(text).contains("ftyp", "avc1", "moov", "mdat");
		assertThat(Files.readAllBytes(write("mp4"))).isEqualTo(bytes);
	}
}
