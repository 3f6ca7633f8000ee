package fiji.plugin.dinotracker.video.ffmpeg;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import fiji.plugin.dinotracker.demo.SyntheticSequence;

/**
 * The video among the test resources: the first 30 frames of the synthetic sequence at half its size, as H.264 in MP4. Run
 * {@link #main} to write it again:
 *
 * <pre>
 * mvn test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=fiji.plugin.dinotracker.video.ffmpeg.SampleVideo
 * </pre>
 */
public final class SampleVideo {

	static final int WIDTH = SyntheticSequence.WIDTH / 2;
	static final int HEIGHT = SyntheticSequence.HEIGHT / 2;
	static final int FRAMES = 30;

	/** Time between frames in milliseconds. */
	static final int INTERVAL = 40;

	private static final int CHANNELS = 3;

	private SampleVideo() {}

	/** Where it is. */
	public static Path file() {
		return Path.of("src/test/resources/fiji/plugin/dinotracker/video/synthetic.mp4");
	}

	/** Writes it. */
	public static void main(final String... arguments) {
		final List<Integer> times = IntStream.range(0, FRAMES).mapToObj(frame -> frame * INTERVAL).toList();
		new VideoWriter(WIDTH, HEIGHT, PixelLayout.RGB, times, 0).write(file(), frames());
	}

	/** What it was made from: RGB, row by row. */
	static List<byte[]> frames() {
		final SyntheticSequence sequence = new SyntheticSequence(1);
		return IntStream.range(0, FRAMES).parallel().mapToObj(sequence::frame).map(SampleVideo::halved).toList();
	}

	private static byte[] halved(final byte[] planes) {
		final byte[] pixels = new byte[WIDTH * HEIGHT * CHANNELS];
		for (int i = 0; i < pixels.length; i++) {
			final int pixel = i / CHANNELS;
			final int corner = i % CHANNELS * 4 * WIDTH * HEIGHT + 2 * (pixel / WIDTH) * SyntheticSequence.WIDTH + 2 * (pixel % WIDTH);
			final int sum = IntStream.of(0, 1, SyntheticSequence.WIDTH, SyntheticSequence.WIDTH + 1).map(step -> planes[corner + step] & 255).sum();
			pixels[i] = (byte) ((sum + 2) / 4);
		}
		return pixels;
	}
}
