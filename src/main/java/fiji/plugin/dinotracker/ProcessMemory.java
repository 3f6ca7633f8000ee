package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds of the computer's memory, heap and all, as Linux counts it; 0 where the system does not tell. */
public final class ProcessMemory {

	private static final Path STATUS = Path.of("/proc/self/status");

	private ProcessMemory() {}

	/** The most it ever held, in bytes; pages of files that it mapped are counted. */
	public static long peak() {
		return read("VmHWM:");
	}

	/** What it holds now without pages of files, in bytes. */
	public static long anonymous() {
		return read("RssAnon:");
	}

	private static long read(final String key) {
		if (!Files.isReadable(STATUS)) return 0;
		try {
			return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(key)) //
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
		}
		catch (final IOException e) {
			return 0;
		}
	}
}
