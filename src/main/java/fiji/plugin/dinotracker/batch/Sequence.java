package fiji.plugin.dinotracker.batch;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stack of a batch.
 *
 * @param path a file, or a folder of images
 * @param name names its row and its folder of results; may have {@code /} in it
 */
public record Sequence(Path path, String name) {

	/** The name of a file without its extension; that of a folder as it is. */
	static String stem(final Path path) {
		final String name = path.getFileName().toString();
		final int dot = name.lastIndexOf('.');
		return dot > 0 && !Files.isDirectory(path) ? name.substring(0, dot) : name;
	}
}
