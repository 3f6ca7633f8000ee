package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import ij.ImageStack;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.export.CsvText;
import fiji.plugin.dinotracker.figure.TruthPicture;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.TitledProgress;
import fiji.plugin.dinotracker.results.RewrittenTable;
import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.storage.Attempt;
import fiji.plugin.dinotracker.storage.ProblemLine;
import fiji.plugin.dinotracker.video.imagej.FrameStack;

/**
 * Runs a study and writes its table and pictures. What was finished before, with the same settings and queries, is not run
 * again; its scores are worked out anew from its tracks.
 * <p>
 * The folder of results has {@code results.csv}, {@code results.md}, and for each sequence and setting a picture
 * {@code SEQUENCE/SETTING.png} of the first seed and the folders {@code SEQUENCE/SETTING/seed-N} of the runs. The tables
 * are written after every run, with what there is by then, and before the first with what was finished already.
 * </p>
 */
public final class StudyRunner {

	private static final String TABLE = "results.csv";

	private final Study study;
	private final RunResources resources;
	private final Path out;
	private final String origin;

	/**
	 * @param study what to run
	 * @param resources what each run may use of this computer
	 * @param out the folder of results
	 * @param origin which command makes it, where and with what: the first words of the page
	 */
	public StudyRunner(final Study study, final RunResources resources, final Path out, final String origin) {
		this.study = study;
		this.resources = resources;
		this.out = out;
		this.origin = origin;
	}

	/**
	 * Runs what is not finished. A run that fails is told, and the others go on; so is a table or picture that cannot be written.
	 *
	 * @return how many runs were made now
	 * @throws IOException if the folder has another {@code results.csv} or a sequence cannot be read, before any run; in the end
	 *           if a run failed, or the tables could not be written; the message says what to do
	 * @throws IllegalArgumentException if the files of a sequence do not fit; the message says what to do
	 * @throws CancellationException if cancelled; runs that are finished then need not be made again
	 */
	public int run(final Progress progress) throws IOException {
		CsvText.requireOwn(out.resolve(TABLE), StudyCsv.FIRST_COLUMNS);
		final Map<StudySequence, OpenedSequence> stacks = new HashMap<>();
		for (final StudySequence sequence : study.sequences()) {
			progress.check();
			stacks.put(sequence, sequence.open(new TitledProgress(progress, sequence.name() + ": ")));
		}
		return new Pass(stacks, progress).run();
	}

	/** All runs once. */
	private final class Pass {

		private final Map<StudySequence, OpenedSequence> stacks;
		private final Progress progress;
		private final List<StudyRun> runs = study.runs(out);
		/** By the places of their runs, which the tables keep to. */
		private final SortedMap<Integer, StudyResult> results = new TreeMap<>();
		private final SortedSet<Integer> failed = new TreeSet<>();

		private Pass(final Map<StudySequence, OpenedSequence> stacks, final Progress progress) {
			this.stacks = stacks;
			this.progress = progress;
		}

		private int run() throws IOException {
			final RewrittenTable tables = new RewrittenTable(() -> write(List.copyOf(results.values())), progress);
			for (int place = 0; place < runs.size(); place++) {
				progress.check();
				attempt(place, StudyRun::finished);
			}
			final int found = results.size();
			if (found > 0) tables.update();
			for (int place = 0; place < runs.size(); place++) {
				progress.check();
				if (!results.containsKey(place) && !failed.contains(place)) {
					final Progress titled = new TitledProgress(progress, title(place));
					attempt(place, (run, stack) -> Optional.of(run.run(stack, resources, titled)));
					if (results.containsKey(place)) tables.update();
				}
				if (results.containsKey(place) && isFirstSeed(place)) drawPicture(runs.get(place));
			}
			tables.finish();
			requireAll();
			return results.size() - found;
		}

		/** Whatever is wrong with one run is told in a line. */
		private void attempt(final int place, final Result result) {
			final StudyRun run = runs.get(place);
			Attempt.orElse(() -> result.of(run, stacks.get(run.sequence())), problem -> failed(place, problem)).ifPresent(came -> results.put(place, came));
		}

		private Optional<StudyResult> failed(final int place, final Exception problem) {
			failed.add(place);
			progress.note(title(place) + ProblemLine.of(problem));
			return Optional.empty();
		}

		private String title(final int place) {
			return String.format("%d/%d %s: ", place + 1, runs.size(), runs.get(place).title());
		}

		private boolean isFirstSeed(final int place) {
			return place == 0 || !runs.get(place - 1).folder().getParent().equals(runs.get(place).folder().getParent());
		}

		private void drawPicture(final StudyRun run) {
			final OpenedSequence stack = stacks.get(run.sequence());
			final Path folder = run.folder().getParent();
			try {
				final ImageStack frames = FrameStack.image(stack.input().source(), stack.input().selection()).getStack();
				new TruthPicture(frames).write(run.evaluation(stack).matches(), folder.resolveSibling(run.setting() + ".png"));
			}
			catch (final IOException | RuntimeException e) {
				progress.note(ProblemLine.of(e));
			}
		}

		private void requireAll() throws IOException {
			if (failed.isEmpty()) return;
			throw new IOException(failed.size() + " of " + runs.size() + " runs failed: " + failed.stream().map(place -> runs.get(place).title()).collect(Collectors.joining(", ")) + //
				"; mend what was said of them, and the same command tries them again");
		}
	}

	/** What may come of a run. */
	@FunctionalInterface
	private interface Result {

		Optional<StudyResult> of(StudyRun run, OpenedSequence stack) throws IOException;
	}

	private void write(final List<StudyResult> results) throws IOException {
		StudyCsv.write(results, out.resolve(TABLE));
		AtomicFile.writeText(out.resolve("results.md"), writer -> writer.write(StudyMarkdown.write(study, results, origin)));
	}
}
