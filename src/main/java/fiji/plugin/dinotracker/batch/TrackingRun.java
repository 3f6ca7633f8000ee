package fiji.plugin.dinotracker.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.PointFollower;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.TrackingResult;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.progress.StageTimes;
import fiji.plugin.dinotracker.results.Fingerprint;
import fiji.plugin.dinotracker.results.ResultFolder;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.tracking.OcclusionSpline;

/**
 * How a stack is tracked, whatever stack it is.
 *
 * @param method the way to follow points
 * @param settings everything else that can be chosen
 * @param model a trained model to use in place of a training, if any; it has settings of its own, but for polishing and the device
 * @param interpolate whether occluded spans are joined by a spline
 */
public record TrackingRun(Method method, TrackerSettings settings, Optional<Path> model, boolean interpolate) {

	/** What makes a run the same as one before. */
	private record Choice(String method, TrackerSettings settings, String model, boolean interpolate, Object stack, Object points) {}

	/** Whether there will be a training. */
	public boolean trains() {
		return model.isEmpty() && method.trains();
	}

	/**
	 * Does everything that can be done before points are known, and saves the model if one was trained.
	 *
	 * @param resources what may be used of this computer
	 * @throws IOException if something cannot be read or written; the message says what to do
	 * @throws IllegalArgumentException if something does not fit; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled; a training that is cancelled keeps what it has
	 */
	public PointFollower prepare(final TrackerInput input, final ResultFolder folder, final RunResources resources, final Progress progress) throws IOException {
		if (model.isPresent()) return DinoTracker.load(input, model.get(), trained -> trained.withPolish(settings.polish()).withDevice(settings.device()), resources, progress);
		final PointFollower follower = method.prepare(input, settings, resources, progress);
		return method.trains() ? folder.withModel(follower) : follower;
	}

	/** Follows the points; what was reached when the user cancelled the training is brought to an end. */
	public TrackingResult track(final PointFollower follower, final TrackerInput input, final List<QueryPoint> queries, final StageTimes progress) {
		final List<Track> found = follower.track(queries, progress.afterCancel());
		final List<Track> tracks = interpolate ? OcclusionSpline.join(found) : found;
		return new TrackingResult(input, tracks, follower.report(progress.seconds()));
	}

	/**
	 * Tells this run of a stack from others.
	 *
	 * @param stack what is known of the stack and of the part of it that is tracked
	 * @param points what decides its points
	 */
	Fingerprint fingerprint(final Object stack, final Object points) throws IOException {
		final String used = model.isPresent() ? model.get().toAbsolutePath() + " " + Files.getLastModifiedTime(model.get().resolve(DinoTracker.SETTINGS_FILE)) : "";
		return Fingerprint.of(new Choice(method.label(), settings, used, interpolate, stack, points));
	}
}
