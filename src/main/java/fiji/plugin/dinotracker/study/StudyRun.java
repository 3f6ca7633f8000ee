package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.results.Fingerprint;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.FileState;

/**
 * One sequence tracked in one way.
 *
 * @param sequence what is tracked
 * @param setting the name of the setting
 * @param how what it means
 * @param folder where {@code tracks.csv}, {@code run.json} and a fingerprint of everything that was chosen are, once it is
 *          finished
 */
record StudyRun(StudySequence sequence, String setting, RunSettings how, Path folder) {

	/** What makes a run the same as one before. */
	private record Choice(String method, Object settings, List<FileState> files, List<QueryPoint> queries) {}

	/** Its sequence, setting and seed in a few words. */
	String title() {
		return sequence.name() + " " + setting + " " + how.settings().training().seed();
	}

	/** What came of it, if it was run to its end, on the same files, with the same settings and queries. */
	Optional<StudyResult> finished(final OpenedSequence stack) throws IOException {
		return fingerprint(stack).isOfFinished(folder) ? Optional.of(result(stack)) : Optional.empty();
	}

	/**
	 * Runs it, whether it was run before or not.
	 *
	 * @param stack its sequence
	 * @param resources what it may use of this computer
	 * @return what came of it
	 * @throws java.util.concurrent.CancellationException if cancelled; it is then not finished
	 */
	StudyResult run(final OpenedSequence stack, final RunResources resources, final Progress listener) throws IOException {
		final ResultFolder results = new ResultFolder(folder);
		results.begin();
		final StageTimes progress = new StageTimes(listener);
		try (PointFollower follower = how.method().prepare(stack.input(), how.settings(), resources, progress)) {
			final List<Track> tracks = follower.track(stack.truth().queries(), progress);
			progress.check();
			fingerprint(stack).write(folder);
			results.writeNumbers(new TrackingResult(stack.input(), tracks, follower.report(progress.seconds())));
		}
		return result(stack);
	}

	private StudyResult result(final OpenedSequence stack) throws IOException {
		return new StudyResult(this, ResultFolder.readReport(folder), stack.metric().scores(evaluation(stack).matches()));
	}

	/** Its tracks beside the true ones. */
	Evaluation evaluation(final OpenedSequence stack) throws IOException {
		return stack.truth().evaluation(folder.resolve(ResultFolder.TRACKS));
	}

	private Fingerprint fingerprint(final OpenedSequence stack) {
		return Fingerprint.of(new Choice(how.method().label(), how.settings(), stack.files(), stack.truth().queries()));
	}
}
