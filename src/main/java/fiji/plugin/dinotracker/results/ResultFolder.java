package fiji.plugin.dinotracker.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunReport;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.TracksCsvWriter;
import fiji.plugin.dinotracker.overlay.OverlayStyle;

/**
 * The folder of a run: {@code tracks.csv}, {@code tracks.xml}, {@code RoiSet.zip}, {@code overlay.tif},
 * {@code trajectories.png} and {@code run.json}. Each file appears when it is complete; {@code run.json} comes last and so
 * says that the rest is there.
 */
public final class ResultFolder {

	/** Name of the file that says how the run went. */
	public static final String RUN = "run.json";

	private static final String MODEL = "model";

	/** Name of the file of tracks. */
	public static final String TRACKS = "tracks.csv";

	/** Name of the figure of a quantity against time. */
	public static final String PLOT = "plot.png";

	/** Name of a movie, before its extension. */
	public static final String MOVIE = "movie.";

	static final String TRACKMATE = "tracks.xml";
	static final String SELECTIONS = "RoiSet.zip";
	static final String OVERLAY = "overlay.tif";
	static final String TRAJECTORIES = "trajectories.png";
	/** What not every run makes. */
	private static final Set<String> FIGURES = Set.of(PLOT, MOVIE + "tif", MOVIE + "avi", MOVIE + "mp4");
	private static final Set<String> FILES = Set.of(TRACKS, TRACKMATE, SELECTIONS, OVERLAY, TRAJECTORIES, RUN);

	private final Path folder;
	/** The highest folder that was made for this one, or null. */
	private final Path made;
	private final boolean used;

	/**
	 * Makes the folder if it is not there.
	 *
	 * @throws IOException if nothing can be written to it, with a line that says what to do
	 */
	public ResultFolder(final Path folder) throws IOException {
		this.folder = folder;
		this.made = highestMissing(folder.toAbsolutePath());
		this.used = isOne(folder);
		try {
			Files.createDirectories(folder);
			Files.delete(Files.createTempFile(folder, "write", ".test"));
		}
		catch (final IOException e) {
			throw new IOException("Cannot write to " + folder + "; choose another folder or free some space", e);
		}
	}

	/**
	 * Refuses to write among the frames that are read, over a file that is, or where a file of a name that results have is that
	 * no run has made: it would be lost.
	 *
	 * @param inputs files and folders that are read: the stack, a mask, points
	 * @param further names of files that are written beside those of every run
	 * @throws IOException if there is something of that kind; the message says what to do
	 */
	public ResultFolder besides(final Collection<Path> inputs, final String... further) throws IOException {
		for (final Path input : inputs) {
			if (Files.notExists(input)) continue; // told where it is read
			requireOther(input);
			if (Files.isRegularFile(input) && Files.isSameFile(input.toAbsolutePath().getParent(), folder) && isOfResults(input.getFileName().toString()))
				throw new IOException(input + " would be replaced by a file of the results; choose another folder for the results");
		}
		final Optional<Path> foreign = used ? Optional.empty() : Stream.of(FILES, FIGURES, Set.of(further)).flatMap(Set::stream).map(this::file).filter(Files::exists).findFirst();
		if (foreign.isPresent()) throw new IOException(foreign.get() + " is of no run, and has a name that results have; choose another folder for the results, or move it");
		return this;
	}

	/**
	 * Refuses to write among the frames that are read.
	 *
	 * @param input where they are
	 * @throws IOException if they are in this folder; the message says what to do
	 */
	public void requireOther(final Path input) throws IOException {
		if (Files.exists(input) && Files.isSameFile(input, folder)) throw new IOException("The frames are in " + folder + " themselves; choose another folder for the results");
	}

	private static boolean isOfResults(final String name) {
		return FILES.contains(name) || FIGURES.contains(name);
	}

	/**
	 * Whether a folder is one of results: complete, with a model, or with what a run had written of its files when it was stopped.
	 * One that only has tracks in it may be anyone's.
	 */
	public static boolean isOne(final Path folder) {
		return Files.exists(folder.resolve(RUN)) || Files.exists(folder.resolve(TRACKMATE)) && Files.exists(folder.resolve(TRAJECTORIES)) || Fingerprint.isIn(folder) || Files.exists(folder.resolve(MODEL).resolve(DinoTracker.SETTINGS_FILE));
	}

	private static Path highestMissing(final Path folder) {
		if (folder == null || Files.exists(folder)) return null;
		final Path above = highestMissing(folder.getParent());
		return above == null ? folder : above;
	}

	/** Takes the folder, and those above it, away again if they were made here and nothing came into them. */
	public void discardIfEmpty() throws IOException {
		if (made == null) return;
		for (Path each = folder.toAbsolutePath(); each.startsWith(made) && isEmpty(each); each = each.getParent())
			Files.delete(each);
	}

	private static boolean isEmpty(final Path folder) throws IOException {
		try (Stream<Path> content = Files.list(folder)) {
			return content.findAny().isEmpty();
		}
	}

	/** Where the trained model belongs. */
	public Path model() {
		return folder.resolve(MODEL);
	}

	/** Saves the model of who was just trained; what else is here is not complete beside it. */
	public void saveModel(final PointFollower trained) throws IOException {
		begin();
		trained.save(model());
	}

	/**
	 * Saves a model, see {@link #saveModel}.
	 *
	 * @return who was trained; closed if that fails
	 */
	public <F extends PointFollower> F withModel(final F trained) throws IOException {
		try {
			saveModel(trained);
			return trained;
		}
		catch (final IOException | RuntimeException | Error e) {
			trained.close();
			throw e;
		}
	}

	/** Where a further file belongs. */
	public Path file(final String name) {
		return folder.resolve(name);
	}

	/** The file whose presence says that the folder is complete. */
	public Path report() {
		return folder.resolve(RUN);
	}

	/** Makes the folder one of a run that is not finished, without plot or movie, and no longer one of the batch it may have been of. */
	public void begin() throws IOException {
		if (used) discardFigures();
		Files.deleteIfExists(report());
		Fingerprint.deleteFrom(folder);
	}

	/** They would show the tracks of the run before. One that another program holds open, as Windows lets it, is not worth the run. */
	private void discardFigures() {
		for (final String figure : FIGURES)
			if (Files.isRegularFile(file(figure))) file(figure).toFile().delete();
	}

	/**
	 * Writes everything but the model, further files, and the report, so that the folder does not count as complete yet.
	 *
	 * @param style what {@code overlay.tif} shows beside the points
	 * @return what {@code overlay.tif} leaves out because it would have been too much, if anything
	 */
	public Optional<String> writeFiles(final TrackingResult result, final OverlayStyle style) throws IOException {
		begin();
		return new ResultFiles(result).write(folder, style);
	}

	/** Writes {@code tracks.csv} and {@code run.json} only. */
	public void writeNumbers(final TrackingResult result) throws IOException {
		new TracksCsvWriter().write(result.tracks(), folder.resolve(TRACKS));
		writeReport(result);
	}

	/** Writes {@code run.json}, which says that the folder is complete. */
	public void writeReport(final TrackingResult result) throws IOException {
		ReportFile.write(result.report(), report());
	}

	/**
	 * Reads how a finished run went.
	 *
	 * @throws IOException if there is no such report or it cannot be read; one line that says which
	 */
	public static RunReport readReport(final Path folder) throws IOException {
		return ReportFile.read(folder.resolve(RUN));
	}
}
