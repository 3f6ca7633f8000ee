package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.imports.TrueTracks;
import fiji.plugin.dinotracker.metrics.Badja;
import fiji.plugin.dinotracker.metrics.IdentityScore;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.FileState;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.MaskReader;
import fiji.plugin.dinotracker.video.VideoReaders;
import fiji.plugin.dinotracker.video.imagej.StackLayout;

/**
 * A stack whose true tracks are known.
 *
 * @param name names its folder and its rows
 * @param input the stack, a video, or a folder of images
 * @param truth its true tracks; each is queried where it is first visible
 * @param kind what it is scored by
 * @param masks the object in each frame, for BADJA; trackers do not see it
 * @param radius in pixels of the stack, for identity; else 0
 */
public record StudySequence(String name, Path input, Path truth, MetricKind kind, Optional<Path> masks, double radius) {

	/**
	 * Opens it, and finds out before any work whether everything is there.
	 *
	 * @param progress is told how far it has come where it takes long
	 * @throws IOException if a file is missing or cannot be read
	 * @throws IllegalArgumentException if the true tracks do not lie on the stack, or the masks do not fit it
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	OpenedSequence open(final Progress progress) throws IOException {
		final FrameSource source = VideoReaders.open(input, 0, progress);
		final TrackerInput stack = new TrackerInput(source, FrameSelection.ALL, Optional.empty());
		final TrueTracks trueTracks = TrueTracks.read(truth, StackLayout.of(source), QueryMode.FIRST);
		stack.requireTrackable(trueTracks.queries());
		requireFrames(source, trueTracks);
		return new OpenedSequence(stack, FileState.of(input), trueTracks, metric(source, progress));
	}

	private void requireFrames(final FrameSource stack, final TrueTracks trueTracks) {
		final int last = trueTracks.frames() - 1;
		if (last >= stack.frames()) throw new IllegalArgumentException("The true tracks " + truth + " go on to frame " + last + //
			" (counted from 0), but " + stack.name() + " ends at " + (stack.frames() - 1) + "; give the tracks of this stack");
	}

	private Metric metric(final FrameSource source, final Progress progress) throws IOException {
		return switch (kind) {
			case BADJA -> Badja.of(openMasks(source, progress));
			case TAPVID -> new TapVid(QueryMode.FIRST, source.width(), source.height());
			case IDENTITY -> new IdentityScore(radius);
		};
	}

	private FrameSource openMasks(final FrameSource stack, final Progress progress) throws IOException {
		final FrameSource opened = VideoReaders.open(masks.orElseThrow(), 0, progress);
		MaskReader.requireFit(stack, opened);
		if (opened.frames() < stack.frames()) throw new IllegalArgumentException("BADJA needs a mask for each of the " + stack.frames() + " frames of " + stack.name() + "; " + opened.name() + " is a single one");
		return opened;
	}
}
