package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.FolderLock;

/**
 * The folder where downloaded weights are kept. A file is known by its name and its SHA-256; it appears under its name
 * only when it is complete and checked.
 */
public final class WeightCache {

	/** The environment variable that names another folder. */
	public static final String FOLDER_VARIABLE = "DINO_TRACKER_CACHE";

	/** The system property in which Fiji's launcher says where Fiji is. */
	private static final String FIJI_PROPERTY = "fiji.dir";

	private final Path folder;
	private final HashPolicy policy;
	private final Downloader downloader;

	/**
	 * @param folder where the files are; made when something is downloaded
	 * @param policy what to do with files whose content is not the published one
	 */
	public WeightCache(final Path folder, final HashPolicy policy) {
		this(folder, policy, new Downloader(Duration.ofSeconds(30), Duration.ofSeconds(2), 5));
	}

	WeightCache(final Path folder, final HashPolicy policy, final Downloader downloader) {
		this.folder = folder;
		this.policy = policy;
		this.downloader = downloader;
	}

	/**
	 * The cache in the folder of {@value #FOLDER_VARIABLE}, else inside Fiji in its folder {@code models}, else in
	 * {@code .cache/dino-tracker} at home.
	 */
	public static WeightCache ofThisComputer(final HashPolicy policy) {
		return new WeightCache(defaultFolder(System.getenv(), System.getProperties()), policy);
	}

	static Path defaultFolder(final Map<String, String> environment, final Properties properties) {
		final String named = environment.getOrDefault(FOLDER_VARIABLE, ""); // an empty variable counts as none
		if (!named.isBlank()) return Path.of(named);
		final String fiji = properties.getProperty(FIJI_PROPERTY, "");
		return fiji.isBlank() ? Path.of(properties.getProperty("user.home"), ".cache", "dino-tracker") : Path.of(fiji, "models");
	}

	/** Where the files are, once there are any. */
	public Path folder() {
		return folder;
	}

	/** Where a file of weights is, or would be. */
	public Path path(final WeightFile wanted) {
		return folder.resolve(wanted.file());
	}

	/**
	 * A file of weights, if it is here.
	 *
	 * @throws CheckpointException if its content is not the published one and the policy is {@link HashPolicy#VERIFY}
	 * @throws java.util.concurrent.CancellationException if cancelled while reading it
	 */
	public Optional<Path> find(final WeightFile wanted, final Progress progress) throws IOException {
		final Path file = path(wanted);
		if (!Files.isRegularFile(file)) return Optional.empty();
		if (policy == HashPolicy.VERIFY && !hasHash(file, wanted, progress)) throw new CheckpointException(file, //
			"is not the published file (SHA-256 " + wanted.sha256() + ")", "delete it and fetch it again; the command line takes it as it is with --trust-weights");
		return Optional.of(file);
	}

	/**
	 * The first of some files that is here.
	 *
	 * @throws CheckpointException if its content is not the published one and the policy is {@link HashPolicy#VERIFY}
	 * @throws java.util.concurrent.CancellationException if cancelled while reading it
	 */
	public Optional<Path> findAny(final List<WeightFile> wanted, final Progress progress) throws IOException {
		for (final WeightFile file : wanted) {
			final Optional<Path> found = find(file, progress);
			if (found.isPresent()) return found;
		}
		return Optional.empty();
	}

	/**
	 * Whether a file that is here holds what was published; reads all of it.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public boolean isAsPublished(final WeightFile file, final Progress progress) throws IOException {
		return Files.size(path(file)) == file.bytes() && new FileHash(path(file), progress).reckon().equals(file.sha256());
	}

	private static boolean hasHash(final Path file, final WeightFile wanted, final Progress progress) throws IOException {
		return Files.size(file) == wanted.bytes() && new FileHash(file, progress).remembered().equals(wanted.sha256());
	}

	/**
	 * A file of weights, downloaded first if it is not here. A download that was broken off goes on where it stopped, and is
	 * always checked.
	 *
	 * @throws CheckpointException if it cannot be had, telling where to get it by hand and where to put it
	 * @throws java.util.concurrent.CancellationException if cancelled; what has arrived is kept
	 */
	public Path fetch(final WeightFile wanted, final Progress progress) throws IOException {
		final Optional<Path> present = find(wanted, progress);
		if (present.isPresent()) return present.get();
		try {
			Files.createDirectories(folder);
			return fetchAlone(wanted, progress);
		}
		catch (final AccessDeniedException e) {
			throw new IOException("You may not write to " + folder + "; use an ImageJ in your home folder, start this one once as an administrator, or, for weights, name another folder by " + FOLDER_VARIABLE, e);
		}
	}

	private Path fetchAlone(final WeightFile wanted, final Progress progress) throws IOException {
		try (FolderLock lock = FolderLock.acquire(folder, "another download", progress)) {
			final Optional<Path> fetchedMeanwhile = find(wanted, progress);
			return fetchedMeanwhile.isPresent() ? fetchedMeanwhile.get() : download(wanted, progress);
		}
	}

	private Path download(final WeightFile wanted, final Progress progress) throws IOException {
		final Path file = path(wanted);
		final Path unfinished = file.resolveSibling(wanted.file() + ".part");
		try {
			downloader.download(wanted, unfinished, progress);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The download of " + wanted.name() + " was interrupted");
		}
		catch (final IOException e) {
			throw unavailable(wanted, e.getMessage() == null ? "no connection" : e.getMessage(), e);
		}
		if (!new FileHash(unfinished, progress).reckon().equals(wanted.sha256())) {
			Files.delete(unfinished);
			throw unavailable(wanted, "the bytes that came are not the published ones", null);
		}
		return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private CheckpointException unavailable(final WeightFile wanted, final String reason, final IOException cause) {
		return new CheckpointException(path(wanted), "is missing and could not be downloaded (" + reason + ")", //
			"try again, or download " + wanted.address() + " by hand (SHA-256 " + wanted.sha256() + ") and save it under that path", cause);
	}
}
