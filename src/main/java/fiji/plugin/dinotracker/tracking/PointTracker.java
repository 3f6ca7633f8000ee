package fiji.plugin.dinotracker.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.FeatureMaps;
import fiji.plugin.dinotracker.model.PointBatch;
import fiji.plugin.dinotracker.model.Tracker;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Rows;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.track.QueryPoint;
import fiji.plugin.dinotracker.track.Track;
import fiji.plugin.dinotracker.track.TrackPoint;

/**
 * Follows query points through all frames, both ways in time, and tells where they are seen (Sec. 3.4). Points are worked
 * on in groups whose size follows from the number of frames, so that memory stays bounded for any number of points.
 */
public final class PointTracker implements QueryTracker {

	/** Descriptors that are compared with a map at once. */
	private static final int ROWS = 4096;
	/** Distances d(k, t) held at once. */
	private static final long DISTANCES = 1 << 25;

	private final Tracker tracker;
	private final FeatureVideo features;
	private final Device device;

	/**
	 * @param tracker Pi
	 * @param features the features to track on, refined or raw
	 * @param device where to compute
	 */
	public PointTracker(final Tracker tracker, final FeatureVideo features, final Device device) {
		this.tracker = tracker;
		this.features = features;
		this.device = device;
	}

	private static int pointsAtOnce(final long frames) {
		return (int) Math.max(1, Math.min(ROWS, DISTANCES / (frames * frames)));
	}

	/** How many distances d(k, t) are held at once. */
	public static long distances(final long frames) {
		return pointsAtOnce(frames) * frames * frames;
	}

	@Override
	public List<Track> track(final List<QueryPoint> queries, final Progress progress) {
		return track(queries, pointsAtOnce(features.size()), ROWS, progress);
	}

	/**
	 * @param group how many points are followed at once
	 * @param rows how many descriptors are compared with an anchor's map at once
	 */
	List<Track> track(final List<QueryPoint> queries, final int group, final int rows, final Progress progress) {
		final List<Track> tracks = new ArrayList<>();
		for (int start = 0; start < queries.size(); start += group) {
			tracks.addAll(new Group(queries.subList(start, Math.min(queries.size(), start + group)), rows, progress).track());
			progress.report("Tracking", tracks.size(), queries.size(), "");
		}
		return tracks;
	}

	/** Some query points that are worked on together: Q points on T frames. */
	private final class Group {

		private final List<QueryPoint> queries;
		private final int rows;
		private final Progress progress;
		private final VideoGeometry geometry = features.geometry();
		/** Positions in working pixels: one batch of Q points a frame. */
		private final PointBatch[] positions = new PointBatch[features.size()];
		/** c_t, [Q][T]. */
		private final float[][] cosines;

		Group(final List<QueryPoint> queries, final int rows, final Progress progress) {
			this.queries = queries;
			this.rows = rows;
			this.progress = progress;
			this.cosines = new float[queries.size()][features.size()];
		}

		List<Track> track() {
			try (NDManager manager = Torch.newManager(device);
					TensorStore found = new TensorStore(features.size(), new Shape(queries.size(), features.channels())))
			{
				final NDArray descriptors = Descriptors.of(queries, features, manager); // [Q, C]
				for (int frame = 0; frame < features.size(); frame++) {
					progress.check();
					find(descriptors, frame, found);
					progress.report("Positions", frame + 1, features.size(), "");
				}
				final float[][][] distances = measureAgreement(found);
				return IntStream.range(0, queries.size()).mapToObj(q -> assemble(q, distances[q])).toList();
			}
		}

		/** A home for what is computed with the tracker. */
		private NDManager newStep() {
			final NDManager step = Torch.newManager(device);
			tracker.lendTo(step);
			return step;
		}

		private FeatureMaps maps(final NDManager step, final int frame) {
			return new FeatureMaps(geometry, features.maps(step, frame));
		}

		/** Where every query point is on a frame, what it looks like there, and how like the query that is. */
		private void find(final NDArray descriptors, final int frame, final TensorStore found) {
			try (NDManager step = newStep()) {
				descriptors.tempAttach(step);
				final FeatureMaps maps = maps(step, frame);
				final int[] slots = new int[queries.size()];
				positions[frame] = PointBatch.of(slots, tracker.track(descriptors, maps, slots)); // [Q, 2]
				keepQueries(frame);
				final NDArray sampled = maps.sample(positions[frame]); // [Q, C]
				found.put(frame, sampled);
				final float[] alike = FeatureMaps.unit(sampled).mul(FeatureMaps.unit(descriptors)).sum(new int[] { 1 }).toFloatArray(); // [Q]
				for (int q = 0; q < alike.length; q++)
					cosines[q][frame] = alike[q];
			}
		}

		/** On its own frame a point is where the user put it. */
		private void keepQueries(final int frame) {
			for (int q = 0; q < queries.size(); q++) {
				if (queries.get(q).frame() != frame) continue;
				final PixelPoint own = geometry.toWorking(queries.get(q).position());
				positions[frame].x()[q] = (float) own.x();
				positions[frame].y()[q] = (float) own.y();
			}
		}

		/** d(k, t) of each query point: [Q][anchors of the query][T]. */
		private float[][][] measureAgreement(final TensorStore found) {
			final int[][] anchors = Arrays.stream(cosines).map(Visibility::anchors).toArray(int[][]::new);
			final float[][][] distances = Arrays.stream(anchors).map(of -> new float[of.length][]).toArray(float[][][]::new);
			for (int k = 0; k < features.size(); k++) {
				progress.check();
				final int anchor = k;
				final int[] members = IntStream.range(0, anchors.length).filter(q -> Arrays.binarySearch(anchors[q], anchor) >= 0).toArray();
				final float[][] measured = distancesTo(anchor, members, found);
				for (int i = 0; i < members.length; i++)
					distances[members[i]][Arrays.binarySearch(anchors[members[i]], anchor)] = measured[i];
				progress.report("Visibility", k + 1, features.size(), "");
			}
			return distances;
		}

		/** d(k, t) for one anchor k: one row of T distances for each of some query points. */
		private float[][] distancesTo(final int anchor, final int[] members, final TensorStore found) {
			final float[][] distances = new float[members.length][features.size()];
			if (members.length == 0) return distances;
			final int framesAtOnce = Math.max(1, rows / members.length);
			for (int start = 0; start < features.size(); start += framesAtOnce) {
				final int[] frames = IntStream.range(start, Math.min(features.size(), start + framesAtOnce)).toArray();
				final PointBatch landed = trackTo(anchor, members, frames, found);
				for (int i = 0; i < landed.size(); i++) {
					final int member = i % members.length;
					distances[member][frames[i / members.length]] = (float) Math.hypot( //
						landed.x()[i] - positions[anchor].x()[members[member]], landed.y()[i] - positions[anchor].y()[members[member]]);
				}
			}
			return distances;
		}

		/** Pi(x_t, k): where the points of some frames land on an anchor frame, frame by frame. */
		private PointBatch trackTo(final int anchor, final int[] members, final int[] frames, final TensorStore found) {
			try (NDManager step = newStep()) {
				final NDList descriptors = new NDList();
				for (final int frame : frames)
					descriptors.add(Rows.take(found.get(step, frame), members)); // [Q_k, C]
				final int[] targets = new int[frames.length * members.length];
				return PointBatch.of(targets, tracker.track(NDArrays.concat(descriptors), maps(step, anchor), targets));
			}
		}

		private Track assemble(final int q, final float[][] distances) {
			final Visibility visibility = new Visibility(cosines[q], Visibility.anchors(cosines[q]), distances);
			final QueryPoint query = queries.get(q);
			return new Track(query, IntStream.range(0, features.size()).mapToObj(frame -> {
				if (frame == query.frame()) return new TrackPoint(frame, query.position(), true, 1);
				final PixelPoint working = new PixelPoint(positions[frame].x()[q], positions[frame].y()[q]);
				return new TrackPoint(frame, geometry.toOriginal(working), visibility.isVisible(frame), visibility.confidence(frame));
			}).toList());
		}
	}
}
