package fiji.plugin.dinotracker.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens files or folders of one kind as a stack of frames. Implementations are listed, in the order they are tried, in
 * {@code META-INF/services}; see {@link VideoReaders}.
 */
public interface VideoReader {

	/** Whether an existing file or folder is of the kind this reader opens. */
	boolean reads(Path path);

	/**
	 * Opens a file or folder. Frames may be fetched only when looked at; one that cannot be read then throws an
	 * {@link java.io.UncheckedIOException}.
	 *
	 * @throws IOException if it cannot be read, with a line that says what to do
	 */
	FrameSource read(Path path) throws IOException;
}
