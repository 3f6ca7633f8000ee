package fiji.plugin.dinotracker.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of a file without reading it.
 *
 * @param name without its folder
 * @param bytes its size
 * @param modified when it was written last
 */
public record FileState(String name, long bytes, String modified) {

	/** Of a file, or of the files in a folder in order of their names. */
	public static List<FileState> of(final Path path) throws IOException {
		if (!Files.isDirectory(path)) return List.of(ofFile(path));
		final List<FileState> states = new ArrayList<>();
		try (Stream<Path> files = Files.list(path)) {
			for (final Path file : files.filter(Files::isRegularFile).sorted().toList())
				states.add(ofFile(file));
		}
		return states;
	}

	private static FileState ofFile(final Path file) throws IOException {
		return new FileState(file.getFileName().toString(), Files.size(file), Files.getLastModifiedTime(file).toString());
	}
}
