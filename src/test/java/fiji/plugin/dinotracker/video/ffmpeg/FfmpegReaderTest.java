package fiji.plugin.dinotracker.video.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.dinotracker.progress.CancelledProgress;
import fiji.plugin.dinotracker.progress.ForwardingProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Calibration;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.VideoReaders;

class FfmpegReaderTest {

	private static final int WIDTH = 64;
	private static final int HEIGHT = 48;

	@TempDir
	private Path folder;

	/** Even grey frames, 20 brighter each, with the top left quarter black. */
	private Path video(final String name, final List<Integer> times, final int clockwise) {
		final List<byte[]> frames = IntStream.range(0, times.size()).mapToObj(frame -> cornered(20 * frame + 60)).toList();
		final Path file = folder.resolve(name);
		new VideoWriter(WIDTH, HEIGHT, PixelLayout.GREY8, times, clockwise).write(file, frames);
		return file;
	}

	private static byte[] cornered(final int grey) {
		final byte[] pixels = new byte[WIDTH * HEIGHT];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) (i % WIDTH < WIDTH / 2 && i / WIDTH < HEIGHT / 2 ? 0 : grey);
		return pixels;
	}

	private static float centreOf(final FrameSource source, final double x, final double y, final int frame) {
		return source.pixels(0, 0, frame)[(int) (y * source.height()) * source.width() + (int) (x * source.width())];
	}

	@Test
	void everyFrameOfAnH264VideoIsCloseToItsOriginal() throws IOException {
		final FrameSource source = VideoReaders.open(SampleVideo.file());
		assertThat(List.of(source.width(), source.height(), source.channels(), source.planes(), source.frames())) //
			.containsExactly(SampleVideo.WIDTH, SampleVideo.HEIGHT, 3, 1, SampleVideo.FRAMES);
		assertThat(source.isColour()).isTrue();
		assertThat(source.calibration().frameInterval()).isCloseTo(SampleVideo.INTERVAL / 1000.0, within(1e-9));
		assertThat(source.calibration().timeUnit()).isEqualTo("sec");
		final List<byte[]> originals = SampleVideo.frames();
		for (int frame = 0; frame < SampleVideo.FRAMES; frame++)
			assertThat(difference(source, frame, originals.get(frame))).as("frame " + frame).isLessThan(8);
	}

	/** Mean difference in grey levels. */
	private static double difference(final FrameSource source, final int frame, final byte[] original) {
		double sum = 0;
		for (int channel = 0; channel < 3; channel++) {
			final float[] pixels = source.pixels(channel, 0, frame);
			for (int i = 0; i < pixels.length; i++)
				sum += Math.abs(pixels[i] - (original[3 * i + channel] & 255));
		}
		return sum / original.length;
	}

	@Test
	void countingTheFramesTellsHowFarItIsAndCanBeStopped() throws IOException {
		final Path file = video("ten.mp4", IntStream.range(0, 10).map(frame -> 40 * frame).boxed().toList(), 0);
		final List<String> told = new ArrayList<>();
		VideoReaders.open(file, 0, new ForwardingProgress(Progress.NONE) {

			@Override
			public void report(final String stage, final int done, final int total, final String detail) {
				told.add(stage + " " + done + "/" + total);
			}
		});
		assertThat(told).hasSize(10).startsWith("Counting frames 1/10").endsWith("Counting frames 10/10");
		assertThatThrownBy(() -> VideoReaders.open(file, 0, new CancelledProgress())).isInstanceOf(CancellationException.class);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.25, 0.25", "90, 0.75, 0.25", "180, 0.75, 0.75", "270, 0.25, 0.75" })
	void framesAreTurnedUpright(final int clockwise, final double x, final double y) throws IOException {
		final FrameSource source = VideoReaders.open(video("turned.mp4", List.of(0, 40, 80), clockwise));
		final boolean upright = clockwise % 180 == 0;
		assertThat(List.of(source.width(), source.height())).containsExactly(upright ? WIDTH : HEIGHT, upright ? HEIGHT : WIDTH);
		assertThat(centreOf(source, x, y, 1)).isLessThan(10);
		assertThat(centreOf(source, 1 - x, y, 1)).isCloseTo(80, within(6f));
		assertThat(centreOf(source, x, 1 - y, 1)).isCloseTo(80, within(6f));
	}

	@Test
	void everyFrameCountsWheneverItIsShown() throws IOException {
		final FrameSource source = VideoReaders.open(video("uneven.mp4", List.of(0, 10, 300, 310, 900, 1000), 0));
		assertThat(source.frames()).isEqualTo(6);
		assertThat(source.calibration().frameInterval()).isCloseTo(0.2, within(1e-9));
		for (int frame = 0; frame < 6; frame++)
			assertThat(centreOf(source, 0.75, 0.75, frame)).isCloseTo(20 * frame + 60, within(6f));
	}

	@ParameterizedTest
	@ValueSource(strings = { "grey.avi", "grey.mkv" })
	void greyVideosStayGreyAndExact(final String name) throws IOException {
		final FrameSource source = VideoReaders.open(video(name, List.of(0, 40, 80), 0));
		assertThat(source.channels()).isEqualTo(1);
		assertThat(source.frames()).isEqualTo(3);
		assertThat(source.pixels(0, 0, 2)[WIDTH * HEIGHT - 1]).isEqualTo(100);
		assertThat(source.pixels(0, 0, 2)[0]).isZero();
	}

	@Test
	void sixteenBitsAreKept() throws IOException {
		final byte[] pixels = new byte[WIDTH * HEIGHT * 2];
		new Random(1).nextBytes(pixels);
		final Path file = folder.resolve("deep.mkv");
		new VideoWriter(WIDTH, HEIGHT, PixelLayout.GREY16, List.of(0, 40), 0).write(file, List.of(pixels, pixels));
		final FrameSource source = VideoReaders.open(file);
		assertThat(source.isEightBit()).isFalse();
		assertThat(source.pixels(0, 0, 1)[5]).isEqualTo((pixels[10] & 255) + 256 * (pixels[11] & 255));
	}

	@Test
	void framesAreFoundInAnyOrder() throws IOException {
		final FrameSource source = VideoReaders.open(SampleVideo.file());
		final float[] seventh = source.pixels(0, 0, 7);
		final float[] last = source.pixels(0, 0, SampleVideo.FRAMES - 1);
		assertThat(source.pixels(0, 0, 7)).isEqualTo(seventh);
		final FrameSource again = VideoReaders.open(SampleVideo.file());
		assertThat(again.pixels(0, 0, SampleVideo.FRAMES - 1)).isEqualTo(last);
		assertThat(again.pixels(0, 0, 7)).isEqualTo(seventh);
	}

	/** Frame 3 would have come next from the decoder that was given back for frame 0. */
	@Test
	void aVideoThatIsLostMeanwhileIsMissedAtEveryFrame() throws IOException {
		final Path file = video("lost.mkv", List.of(0, 40, 80, 120), 0);
		final FrameSource source = FfmpegVideo.open(file, 1, Progress.NONE).frames();
		assertThat(centreOf(source, 0.75, 0.75, 2)).isEqualTo(100);
		Files.writeString(file, "no video any more"); // since Windows does not delete what is open
		for (final int frame : List.of(0, 3, 1, 3))
			assertThatThrownBy(() -> source.pixels(0, 0, frame)).isInstanceOf(UncheckedIOException.class) //
				.hasMessageStartingWith("Cannot read " + file + "; it is damaged or no video");
	}

	@Test
	void lengthsOfTimeAreUnknownWhereThereIsOneFrame() throws IOException {
		final FrameSource source = VideoReaders.open(video("still.mkv", List.of(0), 0));
		assertThat(source.frames()).isEqualTo(1);
		assertThat(source.calibration().unit()).isEqualTo(Calibration.NONE.unit());
	}

	@Test
	void aDamagedVideoIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("damaged.mp4"), "this is no video at all, though it is called one");
		assertThatThrownBy(() -> VideoReaders.open(file)).isInstanceOf(IOException.class) //
			.hasMessageStartingWith("Cannot read " + file + "; it is damaged or no video").message().doesNotContain("\n");
	}

	@Test
	void aVideoHasOneSeries() {
		assertThatIllegalArgumentException().isThrownBy(() -> VideoReaders.open(SampleVideo.file(), 1, Progress.NONE)).withMessageEndingWith("it has one only, leave series out");
	}
}
