package fiji.plugin.dinotracker.batch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.imports.QueriesFile;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FileState;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/**
 * Points in a file beside each stack, of the same name: {@code a.csv}, {@code a.zip} or {@code a.roi} for {@code a.mp4}.
 * The first of these that is there counts.
 *
 * @param suffix what follows the name of the stack, such as {@code _points}; empty for nothing
 * @param frame the frame, from 0, of points that name none; the first that is tracked if none is given
 */
public record QueriesByName(String suffix, Optional<Integer> frame) implements QuerySource {

	private static final List<String> EXTENSIONS = List.of("csv", "zip", "roi");

	@Override
	public List<QueryPoint> queries(final Path stack, final TrackerInput input) throws IOException {
		final int at = frame.orElseGet(() -> input.frames().get(0));
		return QueriesFile.read(file(stack), StackLayout.of(input.source()), at);
	}

	@Override
	public Object choice(final Path stack) throws IOException {
		return List.of(frame.toString(), FileState.of(file(stack)));
	}

	private Path file(final Path stack) throws IOException {
		final String name = Sequence.stem(stack) + suffix;
		for (final String extension : EXTENSIONS) {
			final Path file = stack.resolveSibling(name + "." + extension);
			if (Files.isRegularFile(file)) return file;
		}
		throw new FileNotFoundException("There are no points for " + stack.getFileName() + "; put " + name + ".csv, .zip or .roi beside it, or use a grid for all");
	}
}
