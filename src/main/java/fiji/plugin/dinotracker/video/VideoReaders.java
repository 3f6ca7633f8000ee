package fiji.plugin.dinotracker.video;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Opens whatever one of the known readers can read. */
public final class VideoReaders {

	private VideoReaders() {}

	/**
	 * Opens a file or folder with the first reader that knows its kind.
	 *
	 * @throws IOException if it is missing, of no known kind or cannot be read, with a line that says what to do
	 */
	public static FrameSource open(final Path path) throws IOException {
		if (!Files.exists(path)) throw new FileNotFoundException("There is no file or folder " + path + "; check the path");
		for (final VideoReader reader : ServiceLoader.load(VideoReader.class, VideoReader.class.getClassLoader()))
			if (reader.reads(path)) return reader.read(path);
		throw new IOException("No reader knows the kind of " + path + "; convert it to a TIFF stack or a folder of PNG images");
	}
}
