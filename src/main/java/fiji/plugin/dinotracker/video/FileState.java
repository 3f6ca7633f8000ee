package fiji.plugin.dinotracker.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a file without reading it.
 *
 * @param name without its folder
 * @param bytes its size
 * @param modified when it was written last
 */
public record FileState(String name, long bytes, String modified) {

	/** Of a stack: of its file, or of the images in its folder in the order of its frames. */
	public static List<FileState> of(final Path stack) throws IOException {
		if (!Files.isDirectory(stack)) return List.of(ofFile(stack));
		final List<FileState> states = new ArrayList<>();
		for (final Path image : ImageFolderReader.images(stack))
			states.add(ofFile(image));
		return states;
	}

	private static FileState ofFile(final Path file) throws IOException {
		return new FileState(file.getFileName().toString(), Files.size(file), Files.getLastModifiedTime(file).toString());
	}
}
