package fiji.plugin.dinotracker.video;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.progress.Progress;

/** Opens whatever one of the known readers can read. */
public final class VideoReaders {

	private VideoReaders() {}

	/**
	 * Opens a file or folder with the first reader that knows its kind; of several series, the first.
	 *
	 * @throws IOException if it is missing, of no known kind or cannot be read, with a line that says what to do
	 */
	public static FrameSource open(final Path path) throws IOException {
		return open(path, 0, Progress.NONE);
	}

	/**
	 * Opens one series of a file with the first reader that knows its kind.
	 *
	 * @param series which one, from 0
	 * @param progress is told how far it has come where it takes long: a video is decoded once
	 * @throws IllegalArgumentException if there is no such series
	 * @throws java.util.concurrent.CancellationException if cancelled
	 * @throws IOException if it is missing, of no known kind or cannot be read, with a line that says what to do
	 */
	public static FrameSource open(final Path path, final int series, final Progress progress) throws IOException {
		if (!Files.exists(path)) throw new FileNotFoundException("There is no file or folder " + path + "; check the path");
		final Optional<VideoReader> reader = readers().filter(known -> known.reads(path)).findFirst();
		if (reader.isEmpty()) throw new IOException("No reader knows the kind of " + path + "; " + //
			readers().flatMap(known -> known.missing().stream()).map(library -> "install " + library + ", or ").collect(Collectors.joining()) + //
			"convert it to a TIFF stack or a folder of PNG images");
		final FrameSource source = reader.get().read(path, series, progress);
		final Path folder = path.toAbsolutePath().getParent(); // null for a whole disk
		return folder != null && source.name().equals(String.valueOf(path.getFileName())) ? source.inFolder(folder.toString()) : source;
	}

	private static Stream<VideoReader> readers() {
		return ServiceLoader.load(VideoReader.class, VideoReader.class.getClassLoader()).stream().map(Provider::get);
	}
}
