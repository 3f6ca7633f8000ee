package fiji.plugin.dinotracker.batch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.video.ImageFolderReader;
import fiji.plugin.dinotracker.video.NaturalOrder;
import fiji.plugin.dinotracker.video.VideoReaders;

/**
 * Finds the stacks in a folder: files, and folders of images, each of which is one stack. Without a pattern these are all
 * files of the usual kinds; with one, whatever has a name that matches.
 */
public final class SequenceFinder {

	private static final Set<String> KINDS = Set.of("tif", "tiff", "avi", "gif", "mp4", "m4v", "mov", "mkv", "webm", "czi", "nd2", "lif", "lsm", "oib",
		"oif", "ims", "vsi", "dv", "ics", "dcm");
	/** Files of points, which lie beside the stacks. */
	private static final Set<String> POINTS = Set.of("csv", "zip", "roi");

	/** So many images of one frame in a row are the frames of one stack. */
	private static final int LOOKED_AT = 50;

	private final Optional<PathMatcher> pattern;
	private final boolean recursive;

	/**
	 * @param pattern what the name of a stack must match, such as {@code *.tif}; upper and lower case are the same
	 * @param recursive whether to look into folders in the folder
	 * @throws IllegalArgumentException if the pattern is none
	 */
	public SequenceFinder(final Optional<String> pattern, final boolean recursive) {
		this.pattern = pattern.map(SequenceFinder::matcher);
		this.recursive = recursive;
	}

	private static PathMatcher matcher(final String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT));
		}
		catch (final PatternSyntaxException e) {
			throw new IllegalArgumentException("The pattern " + pattern + " is not understood (" + e.getDescription() + "); write for example *.tif", e);
		}
	}

	/**
	 * Finds the stacks, in natural order of their names.
	 *
	 * @param folder where to look; not in folders of results
	 * @param others what is no stack to track, wherever it is: the folder for the results, a mask
	 * @throws IOException if there is no such folder, it cannot be read, or there is no stack in it
	 */
	public List<Sequence> find(final Path folder, final Collection<Path> others) throws IOException {
		if (!Files.isDirectory(folder)) throw new FileNotFoundException("There is no folder " + folder + "; check the path");
		final List<Path> found = new ArrayList<>();
		collect(folder, others.stream().map(SequenceFinder::whole).toList(), found);
		if (found.isEmpty()) throw new FileNotFoundException("There is no stack in " + folder + " to track; check the path and the pattern, or set recursive to look into its folders too");
		if (found.size() > 1 && found.stream().limit(LOOKED_AT).allMatch(path -> Files.isRegularFile(path) && ImageFolderReader.isImage(path) && hasOneFrame(path, false)))
			throw new IOException(folder + " is itself one stack, of images with a frame each; give the folder above it, or track it by itself");
		final Map<String, Long> uses = found.stream().collect(Collectors.groupingBy(path -> lowerCase(name(folder, path)), Collectors.counting()));
		return found.stream().map(path -> new Sequence(path, uses.get(lowerCase(name(folder, path))) == 1 ? name(folder, path) : fullName(folder, path))).toList();
	}

	private void collect(final Path folder, final List<Path> others, final List<Path> found) throws IOException {
		final List<Path> paths;
		try (Stream<Path> all = Files.list(folder)) {
			paths = all.filter(path -> !path.getFileName().toString().startsWith(".")).filter(path -> !others.contains(whole(path))) //
				.sorted(Comparator.comparing(path -> path.getFileName().toString(), new NaturalOrder())).toList();
		}
		for (final Path path : paths) {
			final boolean isFolder = Files.isDirectory(path);
			if (isFolder && ResultFolder.isOne(path)) continue;
			if (isWanted(path) && (!isFolder || isOneStack(path))) found.add(path);
			else if (isFolder && recursive) collect(path, others, found);
		}
	}

	private static Path whole(final Path path) {
		return path.toAbsolutePath().normalize();
	}

	private boolean isWanted(final Path path) {
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		final String extension = name.substring(name.lastIndexOf('.') + 1);
		if (Files.isDirectory(path)) return pattern.isEmpty() || pattern.get().matches(Path.of(name));
		return pattern.isEmpty() ? KINDS.contains(extension) : !POINTS.contains(extension) && pattern.get().matches(Path.of(name));
	}

	/** Whether a folder has images of one frame each; in one of stacks, each is a stack of its own. */
	private static boolean isOneStack(final Path folder) throws IOException {
		final List<Path> images = ImageFolderReader.images(folder);
		return !images.isEmpty() && hasOneFrame(images.get(0), images.size() > 1);
	}

	/** @param otherwise the answer for a file that cannot be read; what is wrong with it is told when it is tracked */
	private static boolean hasOneFrame(final Path path, final boolean otherwise) {
		try {
			return VideoReaders.open(path).frames() == 1;
		}
		catch (final IOException e) {
			return otherwise;
		}
	}

	/** Names that differ in case alone are the same folder on some disks. */
	private static String lowerCase(final String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/** Without blanks at the end, with which no folder of results can end everywhere. */
	private static String name(final Path folder, final Path path) {
		return fullName(folder, path.resolveSibling(Sequence.stem(path).stripTrailing()));
	}

	private static String fullName(final Path folder, final Path path) {
		return folder.relativize(path).toString().replace('\\', '/');
	}
}
