package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunReport;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.metrics.Evaluation;
import fiji.plugin.dinotracker.metrics.Score;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.results.Fingerprint;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.video.FileState;
import fiji.plugin.dinotracker.video.FrameSource;

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

	/** Whether it was run to its end, on the same files, with the same settings and queries. */
	boolean isFinished() throws IOException {
		return fingerprint(sequence.queries(sequence.open().source())).isOfFinished(folder);
	}

	/**
	 * Runs it, whether it was run before or not.
	 *
	 * @param resources what it may use of this computer
	 * @throws java.util.concurrent.CancellationException if cancelled; it is then not finished
	 */
	void run(final RunResources resources, final Progress listener) throws IOException {
		final ResultFolder results = new ResultFolder(folder);
		results.begin();
		final StageTimes progress = new StageTimes(listener);
		final TrackerInput input = sequence.open();
		final List<QueryPoint> queries = sequence.queries(input.source());
		try (PointFollower follower = how.method().prepare(input, how.settings(), resources, progress)) {
			final List<Track> tracks = follower.track(queries, progress);
			progress.check();
			fingerprint(queries).write(folder);
			results.writeNumbers(new TrackingResult(input, tracks, follower.report(progress.seconds())));
		}
	}

	/** What came of it. */
	StudyResult result() throws IOException {
		final RunReport report = ResultFolder.readReport(folder);
		final FrameSource source = sequence.open().source();
		final List<Score> scores = sequence.metric(source).scores(evaluation(source).matches());
		return new StudyResult(this, report, scores);
	}

	/** Its tracks beside the true ones on the opened stack. */
	Evaluation evaluation(final FrameSource source) throws IOException {
		return sequence.readTruth(source).evaluation(folder.resolve(ResultFolder.TRACKS));
	}

	private Fingerprint fingerprint(final List<QueryPoint> queries) throws IOException {
		return Fingerprint.of(new Choice(how.method().label(), how.settings(), FileState.of(sequence.input()), queries));
	}
}
