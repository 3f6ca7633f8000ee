package fiji.plugin.dinotracker.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.export.CsvText;
import fiji.plugin.dinotracker.overlay.OverlayStyle;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.progress.TitledProgress;
import fiji.plugin.dinotracker.results.Fingerprint;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.results.RewrittenTable;
import fiji.plugin.dinotracker.storage.Attempt;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.video.FileState;
import fiji.plugin.dinotracker.video.FrameSelection;

/**
 * Tracks many stacks the same way, each into a folder of its own, and sums them up in {@code summary.csv}, which is written
 * anew after each. A stack that fails gets a row that says why, and the others go on. One whose results are complete, of the
 * same settings and points, is not tracked again.
 *
 * @param run how each is tracked
 * @param part which part of each
 * @param queries where the points of each come from
 * @param resources what each may use of this computer, without checkpoints, which would be in one place for all
 * @param out the folder of all results
 */
public record Batch(TrackingRun run, StackPart part, QuerySource queries, RunResources resources, Path out) {

	/** Name of the table. */
	public static final String SUMMARY = "summary.csv";

	/** What is known of a stack without looking at its pixels. */
	private record StackIdentity(String path, List<FileState> files, int series, FrameSelection selection, String mask, List<FileState> maskFiles) {}

	/**
	 * Finds the stacks in a folder, which may hold the mask and the results too.
	 *
	 * @throws IOException if there is no such folder, it cannot be read, or there is no stack in it
	 */
	public List<Sequence> find(final SequenceFinder finder, final Path folder) throws IOException {
		return finder.find(folder, Stream.concat(Stream.of(out), part.mask().stream()).toList());
	}

	/**
	 * Tracks what is not complete.
	 *
	 * @return a row for each stack, in their order
	 * @throws IOException if nothing can be written to the folder of results, or it has another {@code summary.csv}; the message
	 *             says what to do
	 * @throws CancellationException if cancelled; what is complete by then need not be tracked again
	 */
	public List<SummaryRow> track(final List<Sequence> sequences, final Progress progress) throws IOException {
		try {
			return rows(sequences, progress);
		}
		catch (final CancellationException e) {
			throw new CancellationException("Stopped at your request; the same command goes on with what is not complete");
		}
	}

	private List<SummaryRow> rows(final List<Sequence> sequences, final Progress progress) throws IOException {
		final Path summary = new ResultFolder(out).file(SUMMARY);
		CsvText.requireOwn(summary, SummaryRow.HEADER);
		final List<SummaryRow> rows = new ArrayList<>();
		final RewrittenTable table = new RewrittenTable(() -> write(rows, summary), progress);
		for (int i = 0; i < sequences.size(); i++) {
			progress.check();
			final Sequence sequence = sequences.get(i);
			rows.add(row(sequence, progress, String.format("%d/%d %s: ", i + 1, sequences.size(), sequence.name())));
			table.update();
		}
		table.finish();
		return rows;
	}

	private static void write(final List<SummaryRow> rows, final Path summary) throws IOException {
		CsvText.write(summary, Stream.concat(Stream.of(SummaryRow.HEADER), rows.stream().map(SummaryRow::cells)).toList());
	}

	/** Whatever is wrong with one stack is told in its row. */
	private SummaryRow row(final Sequence sequence, final Progress progress, final String title) {
		return Attempt.orElse(() -> {
			complete(sequence, new TitledProgress(progress, title));
			return SummaryRow.of(sequence, out.resolve(sequence.name()));
		}, problem -> failed(sequence, problem, progress, title));
	}

	private static SummaryRow failed(final Sequence sequence, final Exception problem, final Progress progress, final String title) {
		final SummaryRow failed = SummaryRow.failed(sequence, problem);
		progress.note(title + failed.error().orElseThrow());
		return failed;
	}

	private void complete(final Sequence sequence, final Progress listener) throws IOException {
		final Path target = out.resolve(sequence.name());
		final Fingerprint fingerprint = run.fingerprint(identity(sequence.path()), queries.choice(sequence.path()));
		if (fingerprint.isOfFinished(target)) return;
		final StageTimes progress = new StageTimes(listener);
		final TrackerInput input = part.of(sequence.path(), progress);
		final List<QueryPoint> points = queries.queries(sequence.path(), input);
		input.requireTrackable(points);
		final ResultFolder folder = new ResultFolder(target).besides(List.of(sequence.path()));
		folder.begin();
		try (PointFollower follower = run.prepare(input, folder, resources, progress)) {
			progress.check(); // a training that was stopped early is not complete
			final TrackingResult result = run.track(follower, input, points, progress);
			folder.writeFiles(result, OverlayStyle.DEFAULT).ifPresent(progress::note);
			fingerprint.write(target);
			folder.writeReport(result);
		}
		finally {
			folder.discardIfEmpty();
		}
	}

	private StackIdentity identity(final Path path) throws IOException {
		return new StackIdentity(path.toAbsolutePath().normalize().toString(), FileState.of(path), part.series(), part.selection(), //
			part.mask().map(mask -> mask.toAbsolutePath().normalize().toString()).orElse(""), part.mask().isPresent() ? FileState.of(part.mask().get()) : List.of());
	}
}
