package fiji.plugin.dinotracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/** What the computer has of memory, as its system counts it; {@link ProcessMemory} is what this process holds of it. */
final class SystemMemory {

	private static final Path STATISTICS = Path.of("/proc/meminfo");

	private SystemMemory() {}

	/** What can be had without swapping, including what the file cache would give back, in bytes; no more than a container has. */
	static long available() {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		if (System.getProperty("os.name").startsWith("Mac")) return system.getTotalMemorySize() / 4 * 3; // free, there, is only what was never used
		if (!Files.isReadable(STATISTICS)) return system.getFreeMemorySize();
		try {
			return Files.readAllLines(STATISTICS).stream().filter(line -> line.startsWith("MemAvailable:")) //
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).map(free -> Math.min(free, system.getTotalMemorySize())).findFirst().orElse(Long.MAX_VALUE);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
