package fiji.plugin.dinotracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.training.TrainingSettings;

/**
 * How much memory outside the Java heap a run will take, from its sizes and settings alone.
 *
 * @param bytes at the peak, in training
 */
record MemoryEstimate(long bytes) {

	/** The engine with its libraries. */
	private static final long ENGINE = 400L << 20;
	/** Copies of a layer's maps that training holds: convolution, normalisation, ReLU and their padded forms, and gradients. */
	private static final long COPIES = 7;
	private static final int CHANNELS = 1024;
	private static final int SMALL_CHANNELS = 384;

	static MemoryEstimate of(final TrackerInput input, final TrackerSettings settings) {
		final VideoGeometry geometry = VideoGeometry.of(input.source().width(), input.source().height(), settings.height());
		final TrainingSettings training = settings.training();
		final long frames = input.frames().size();
		final long pixels = (long) geometry.width() * geometry.height();
		final long channels = settings.features().contains("vitl") ? CHANNELS : SMALL_CHANNELS;
		final long kept = frames * (3 * pixels + 2 * channels * geometry.cells());
		final long batch = Math.min(frames, (long) training.frameSets() * training.framesPerSet());
		long maps = 0;
		for (int layer = 0; layer < training.hiddenWidths().size(); layer++)
			maps += training.hiddenWidths().get(layer) * pixels >> 2 * layer;
		return new MemoryEstimate(ENGINE + Float.BYTES * (kept + COPIES * batch * (maps + 2 * channels * geometry.cells())));
	}

	/** @throws IllegalArgumentException if the machine has less to give */
	void requireAvailable() {
		final long available = available();
		if (bytes > available) throw new IllegalArgumentException(String.format( //
			"This run needs about %.1f GB of memory and %.1f GB are free; choose a smaller height or fewer frames, or close other programs", //
			bytes / 1e9, available / 1e9));
	}

	/** Memory that can be had without swapping; on Linux including what the file cache would give back. */
	private static long available() {
		final Path statistics = Path.of("/proc/meminfo");
		if (!Files.isReadable(statistics)) return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
		try {
			return Files.readAllLines(statistics).stream().filter(line -> line.startsWith("MemAvailable:")) //
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(Long.MAX_VALUE);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
