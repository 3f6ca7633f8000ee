package fiji.plugin.dinotracker.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.imports.TrueTracks;
import fiji.plugin.dinotracker.metrics.Badja;
import fiji.plugin.dinotracker.metrics.IdentityScore;
import fiji.plugin.dinotracker.metrics.Metric;
import fiji.plugin.dinotracker.metrics.QueryMode;
import fiji.plugin.dinotracker.metrics.TapVid;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
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

	/** The stack, as a tracker gets it. */
	TrackerInput open() throws IOException {
		return new TrackerInput(VideoReaders.open(input), FrameSelection.ALL, Optional.empty());
	}

	/** The true tracks that are ever visible on the opened stack, with their queries. */
	TrueTracks readTruth(final FrameSource source) throws IOException {
		return TrueTracks.read(truth, StackLayout.of(source), QueryMode.FIRST);
	}

	/** The true tracks' queries. */
	List<QueryPoint> queries(final FrameSource source) throws IOException {
		return readTruth(source).tracks().stream().map(Track::query).toList();
	}

	/**
	 * Finds out before any work whether everything is there.
	 *
	 * @throws IOException if a file is missing or cannot be read
	 * @throws IllegalArgumentException if the true tracks do not lie on the stack, or the masks do not fit it
	 */
	void check() throws IOException {
		final TrackerInput stack = open();
		stack.requireTrackable(queries(stack.source()));
		requireFrames(stack.source());
		if (masks.isPresent()) requireMaskForEach(stack.source(), VideoReaders.open(masks.get()));
	}

	private void requireFrames(final FrameSource stack) throws IOException {
		final int last = readTruth(stack).frames() - 1;
		if (last >= stack.frames()) throw new IllegalArgumentException("The true tracks " + truth + " go on to frame " + last + //
			" (counted from 0), but " + stack.name() + " ends at " + (stack.frames() - 1) + "; give the tracks of this stack");
	}

	private static void requireMaskForEach(final FrameSource stack, final FrameSource masks) {
		MaskReader.requireFit(stack, masks);
		if (masks.frames() < stack.frames()) throw new IllegalArgumentException("BADJA needs a mask for each of the " + stack.frames() + " frames of " + stack.name() + "; " + masks.name() + " is a single one");
	}

	/** How its tracks are scored. */
	Metric metric(final FrameSource source) throws IOException {
		return switch (kind) {
			case BADJA -> Badja.of(VideoReaders.open(masks.orElseThrow()));
			case TAPVID -> new TapVid(QueryMode.FIRST, source.width(), source.height());
			case IDENTITY -> new IdentityScore(radius);
		};
	}
}
