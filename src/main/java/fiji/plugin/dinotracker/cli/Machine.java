package fiji.plugin.dinotracker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/** What computes, in a few words. */
final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {}

	/** Program, Java, system, processors and memory. */
	static String describe() {
		final long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
		return String.format(Locale.ROOT, "%s, Java %s, %s %s, %d processors%s, %.0f GB of memory", new Version().getVersion()[0], Runtime.version().feature(),
			System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), model(), memory / 1e9);
	}

	/** The kind of processor where the system tells, in brackets. */
	private static String model() {
		if (!Files.isReadable(PROCESSORS)) return "";
		try {
			return Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name")).findFirst() //
				.map(line -> " (" + line.substring(line.indexOf(':') + 1).trim() + ")").orElse("");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
