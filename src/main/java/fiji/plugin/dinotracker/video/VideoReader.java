package fiji.plugin.dinotracker.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Opens files or folders of one kind as a stack of frames. Implementations are listed, in the order they are tried, in
 * {@code META-INF/services}; see {@link VideoReaders}.
 */
public interface VideoReader {

	/** Whether an existing file or folder is of the kind this reader opens; never so if a library is missing for it. */
	boolean reads(Path path);

	/**
	 * Opens one series of a file or folder. Frames may be fetched only when looked at; one that cannot be read then throws an
	 * {@link java.io.UncheckedIOException}.
	 *
	 * @param series which one, from 0; most kinds of file have one only
	 * @param progress is told how far it has come where it takes long
	 * @throws IllegalArgumentException if there is no such series
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if it cannot be read, with a line that says what to do
	 */
	FrameSource read(Path path, int series, Progress progress) throws IOException;

	/**
	 * Checks that a file has a series.
	 *
	 * @param series which one, from 0
	 * @param count how many there are
	 * @throws IllegalArgumentException if it has not
	 */
	static void requireSeries(final Path path, final int series, final int count) {
		if (series < 0 || series >= count) throw new IllegalArgumentException("There is no such series in " + path + //
			"; " + (count == 1 ? "it has one only, leave series out" : "it has " + count + ", choose one of them"));
	}

	/** What to install so that this reader works; empty if all is there. */
	default Optional<String> missing() {
		return Optional.empty();
	}
}
