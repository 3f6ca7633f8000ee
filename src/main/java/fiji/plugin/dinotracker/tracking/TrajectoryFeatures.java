package fiji.plugin.dinotracker.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.PrincipalComponents;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * What tracked points look like where they are visible, seen along the two principal components of all of them: features
 * that are good to track by keep the points of a track together, and tracks apart. Of more than 20 000 points, every so many are taken.
 *
 * @param tracks the track that each point belongs to, by its place in the list, [N]
 * @param x the first component of each, [N]
 * @param y the second component of each, [N]
 */
public record TrajectoryFeatures(int[] tracks, float[] x, float[] y) {

	private static final long MOST = 20_000;

	/**
	 * Looks at some tracks.
	 *
	 * @param tracks in pixels and frames of the stack
	 * @param frames the frames of the stack that the features are of, in order
	 * @throws IllegalArgumentException if no track is visible on any of these; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static TrajectoryFeatures of(final List<Track> tracks, final FeatureVideo features, final List<Integer> frames, final Device device,
		final Progress progress)
	{
		final List<List<Seen>> seen = seen(tracks, frames);
		final List<Integer> owners = new ArrayList<>();
		final List<float[]> rows = new ArrayList<>();
		for (int frame = 0; frame < features.size(); frame++) {
			if (seen.get(frame).isEmpty()) continue;
			seen.get(frame).forEach(point -> owners.add(point.track));
			rows.add(sample(seen.get(frame).stream().map(point -> features.geometry().toWorking(point.place)).toList(), frame, features, device));
		}
		if (owners.isEmpty()) throw new IllegalArgumentException("No track is visible on any frame of this stack; give tracks of this stack");
		return project(owners, new PrincipalComponents((manager, index) -> manager.create(joined(rows), new Shape(owners.size(), features.channels())), 1, device), progress);
	}

	/** A place in pixels of the stack on which a track is visible. */
	private record Seen(int track, PixelPoint place) {}

	/** What is visible on each of some frames, evenly thinned out if it is more than a plot can show. */
	private static List<List<Seen>> seen(final List<Track> tracks, final List<Integer> frames) {
		final Map<Integer, Integer> indices = new HashMap<>();
		for (final int frame : frames)
			indices.put(frame, indices.size());
		final List<List<Seen>> seen = frames.stream().map(frame -> (List<Seen>) new ArrayList<Seen>()).toList();
		final long visible = tracks.stream().flatMap(track -> track.points().stream()).filter(point -> point.visible() && indices.containsKey(point.frame())).count();
		final long step = 1 + (visible - 1) / MOST;
		long number = 0;
		for (int i = 0; i < tracks.size(); i++)
			for (final TrackPoint point : tracks.get(i).points())
				if (point.visible() && indices.containsKey(point.frame()) && number++ % step == 0) seen.get(indices.get(point.frame())).add(new Seen(i, point.position()));
		return seen;
	}

	/** phi at some places of a frame, [n, C]. */
	private static float[] sample(final List<PixelPoint> places, final int frame, final FeatureVideo features, final Device device) {
		try (NDManager manager = Torch.newManager(device)) {
			return Descriptors.at(places, features, frame, manager).toFloatArray();
		}
	}

	private static float[] joined(final List<float[]> rows) {
		final float[] all = new float[rows.stream().mapToInt(row -> row.length).sum()];
		int at = 0;
		for (final float[] row : rows) {
			System.arraycopy(row, 0, all, at, row.length);
			at += row.length;
		}
		return all;
	}

	private static TrajectoryFeatures project(final List<Integer> owners, final PrincipalComponents principal, final Progress progress) {
		final float[] components = principal.project(2, progress).get(0); // [N, 2]
		final TrajectoryFeatures seen = new TrajectoryFeatures(owners.stream().mapToInt(Integer::intValue).toArray(), new float[owners.size()], new float[owners.size()]);
		for (int i = 0; i < owners.size(); i++) {
			seen.x[i] = components[2 * i];
			seen.y[i] = components[2 * i + 1];
		}
		return seen;
	}
}
