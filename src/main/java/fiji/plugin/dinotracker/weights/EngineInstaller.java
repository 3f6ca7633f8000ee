package fiji.plugin.dinotracker.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.progress.Progress;

/**
 * Fetches the native libraries of this computer into a folder of jars, once: afterwards no network is needed. A download
 * that was broken off goes on where it stopped, and every file is checked.
 */
public final class EngineInstaller {

	private final List<WeightFile> files;
	private final WeightCache folder;

	/**
	 * @param jars the folder, from which Java loads classes at its next start
	 * @param files what belongs there, see {@link EngineCatalogue}
	 */
	public EngineInstaller(final Path jars, final List<WeightFile> files) {
		this(files, new WeightCache(jars, HashPolicy.TRUST));
	}

	EngineInstaller(final List<WeightFile> files, final WeightCache folder) {
		this.files = files;
		this.folder = folder;
	}

	/** The files that are not there. */
	public List<WeightFile> missing() {
		return files.stream().filter(file -> !Files.isRegularFile(folder.path(file))).toList();
	}

	/** Where the files go. */
	public Path folder() {
		return folder.folder();
	}

	/**
	 * Fetches what is missing.
	 *
	 * @throws CheckpointException if a file cannot be had, telling where to get it by hand and where to put it
	 * @throws java.util.concurrent.CancellationException if cancelled; what has arrived is kept
	 */
	public void install(final Progress progress) throws IOException {
		for (final WeightFile file : missing())
			folder.fetch(file, progress);
	}
}
