package fiji.plugin.dinotracker.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.imports.TracksFile;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;
import fiji.plugin.dinotracker.video.FrameSelection;
import fiji.plugin.dinotracker.video.FrameSource;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.video.VideoLoader;
import fiji.plugin.dinotracker.video.VideoReaders;

/**
 * What checking tracklets for drift over gaps of powers of two loses against the paper's check over all gaps. Each tracklet
 * that passes within a pixel of a true point is followed to all other frames where the point is visible. Not part of the
 * default run: {@code mvn test -Dtest=TrackletGapsBenchmark -Dsequence=DIR}, where DIR has {@code frames} and
 * {@code tracks.csv}. Figures are in docs/performance.md.
 */
class TrackletGapsBenchmark {

	private static final int HEIGHT = 238;
	private static final double BESIDE = 1;
	private static final double GOOD = 2;

	@Test
	void powersOfTwoAgainstAllGaps() throws IOException {
		final Path sequence = Path.of(System.getProperty("sequence"));
		final FrameSource source = VideoReaders.open(sequence.resolve("frames"));
		final List<Track> truth = TracksFile.read(sequence.resolve("tracks.csv"));
		try (Video video = new VideoLoader(source, FrameSelection.ALL, HEIGHT).load(Progress.NONE); OpticalFlow flow = new DisFlow()) {
			say("powers of two", new TrackletChainer(flow), video, truth);
			say("all gaps", new TrackletChainer(flow, frame -> IntStream.rangeClosed(1, frame).toArray()), video, truth);
		}
	}

	private static void say(final String name, final TrackletChainer chainer, final Video video, final List<Track> truth) {
		final long start = System.nanoTime();
		final Tracklets tracklets = chainer.chain(video, Progress.NONE);
		final double seconds = (System.nanoTime() - start) / 1e9;
		final long places = IntStream.range(0, tracklets.size()).mapToLong(id -> tracklets.end(id) - tracklets.start(id) + 1L).sum();
		final double[] errors = errors(tracklets, video, truth);
		System.out.printf(Locale.ROOT, "%s: %.0f s, %d tracklets, %d places; %d pairs beside true points, median error %.2f px, within %.0f px %.1f %%%n", name, seconds, //
			tracklets.size(), places, errors.length, errors.length == 0 ? 0 : errors[errors.length / 2], GOOD, 100.0 * IntStream.range(0, errors.length).filter(i -> errors[i] <= GOOD).count() / errors.length);
	}

	/** How far tracklets that pass by a true point on one frame are from it on others, in working pixels, ascending. */
	private static double[] errors(final Tracklets tracklets, final Video video, final List<Track> truth) {
		final List<Double> errors = new ArrayList<>();
		for (int id = 0; id < tracklets.size(); id++)
			for (final Track track : truth)
				errors(tracklets, id, track.points().stream().filter(TrackPoint::visible).toList(), video, errors);
		return errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	private static void errors(final Tracklets tracklets, final int id, final List<TrackPoint> points, final Video video, final List<Double> errors) {
		final List<TrackPoint> alive = points.stream().filter(point -> tracklets.isAlive(id, point.frame())).toList();
		for (final TrackPoint here : alive)
			if (distance(tracklets, id, here, video) <= BESIDE) for (final TrackPoint there : alive)
				if (there != here) errors.add(distance(tracklets, id, there, video));
	}

	private static double distance(final Tracklets tracklets, final int id, final TrackPoint point, final Video video) {
		final PixelPoint place = video.geometry().toWorking(point.position());
		return place.distanceTo(new PixelPoint(tracklets.x(id, point.frame()), tracklets.y(id, point.frame())));
	}
}
