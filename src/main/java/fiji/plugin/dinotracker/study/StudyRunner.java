package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.figure.TruthPicture;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.TitledProgress;
import fiji.plugin.dinotracker.storage.AtomicFile;
import fiji.plugin.dinotracker.video.imagej.FrameStack;

/**
 * Runs a study and writes its table and pictures. What was finished before, with the same settings and queries, is not run
 * again; its scores are worked out anew from its tracks.
 * <p>
 * The folder of results has {@code results.csv}, {@code results.md}, and for each sequence and setting a picture
 * {@code SEQUENCE/SETTING.png} of the first seed and the folders {@code SEQUENCE/SETTING/seed-N} of the runs. The tables
 * are written after every run, with what there is by then.
 * </p>
 */
public final class StudyRunner {

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
	 * Runs what is not finished.
	 *
	 * @return how many runs were made now
	 * @throws IOException if something cannot be read or written; the message says what to do
	 * @throws IllegalArgumentException if a sequence or its settings do not fit; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled; runs that are finished then need not be made again
	 */
	public int run(final Progress progress) throws IOException {
		for (final StudySequence sequence : study.sequences())
			sequence.check();
		final List<StudyRun> runs = study.runs(out);
		final List<StudyResult> results = new ArrayList<>();
		int made = 0;
		for (int i = 0; i < runs.size(); i++) {
			final StudyRun run = runs.get(i);
			if (!run.isFinished()) {
				run.run(resources, new TitledProgress(progress, String.format("%d/%d %s: ", i + 1, runs.size(), run.title())));
				made++;
			}
			results.add(run.result());
			if (i == 0 || !runs.get(i - 1).folder().getParent().equals(run.folder().getParent())) drawPicture(run);
			write(results);
		}
		return made;
	}

	private void drawPicture(final StudyRun run) throws IOException {
		final TrackerInput input = run.sequence().open();
		final Path folder = run.folder().getParent();
		new TruthPicture(FrameStack.image(input.source(), input.selection()).getStack()).write(run.evaluation(input.source()).matches(), folder.resolveSibling(run.setting() + ".png"));
	}

	private void write(final List<StudyResult> results) throws IOException {
		StudyCsv.write(results, out.resolve("results.csv"));
		AtomicFile.writeText(out.resolve("results.md"), writer -> writer.write(StudyMarkdown.write(study, results, origin)));
	}
}
