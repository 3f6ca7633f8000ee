package fiji.plugin.dinotracker.flow;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import fiji.plugin.dinotracker.geometry.PixelPoint;
import fiji.plugin.dinotracker.geometry.VideoGeometry;

/**
 * Short, accurate tracks from chained optical flow (Omega_flow, App. A.1), numbered from 0; there may be none. Each is
 * alive on a run of frames without gaps. Places are working pixels. Any number of threads may read.
 */
public final class Tracklets {

	/** Frames whose index for {@link #nearest} is kept: some megabytes each, and some milliseconds to build anew. */
	private static final int INDEXED_FRAMES = 16;

	private final VideoGeometry geometry;
	private final TrackletPaths paths;
	private Lifetimes lifetimes;
	private final Map<Integer, TrackletIndex> indices = Collections.synchronizedMap(new RecentIndices());

	/**
	 * @param geometry the sizes of the video
	 * @param paths all tracklets; none may be added later
	 */
	public Tracklets(final VideoGeometry geometry, final TrackletPaths paths) {
		this.geometry = geometry;
		this.paths = paths;
	}

	/**
	 * The same tracklets on the first frame of the video and every so many after it, counted as a video of these; those that
	 * are alive on fewer than two of them are left out.
	 */
	public Tracklets every(final int step) {
		final TrackletPaths kept = new TrackletPaths();
		for (int tracklet = 0; tracklet < size(); tracklet++) {
			final int first = (start(tracklet) + step - 1) / step;
			final int length = end(tracklet) / step - first + 1;
			if (length < 2) continue;
			final float[] path = new float[2 * length];
			for (int i = 0; i < length; i++) {
				path[2 * i] = x(tracklet, (first + i) * step);
				path[2 * i + 1] = y(tracklet, (first + i) * step);
			}
			kept.add(first, path);
		}
		return new Tracklets(geometry, kept);
	}

	/** The places of all of them; must not be changed. */
	public TrackletPaths paths() {
		return paths;
	}

	/** How many tracklets there are. */
	public int size() {
		return paths.size();
	}

	/** The first frame a tracklet is alive on. */
	public int start(final int tracklet) {
		return paths.start(tracklet);
	}

	/** The last frame a tracklet is alive on. */
	public int end(final int tracklet) {
		return paths.start(tracklet) + paths.length(tracklet) - 1;
	}

	/** Whether a frame is one of those a tracklet is alive on. */
	public boolean isAlive(final int tracklet, final int frame) {
		return frame >= start(tracklet) && frame <= end(tracklet);
	}

	/**
	 * The tracklets that live from one frame to another, and so on all between.
	 *
	 * @param first a frame
	 * @param last the same or a later one
	 * @param found where their numbers are added
	 */
	public void findAlive(final int first, final int last, final BitSet found) {
		lifetimes().find(first, last, found);
	}

	private synchronized Lifetimes lifetimes() {
		if (lifetimes == null) lifetimes = new Lifetimes(paths);
		return lifetimes;
	}

	/**
	 * Where a tracklet is on a frame.
	 *
	 * @throws IllegalArgumentException if it is not alive there
	 */
	public PixelPoint position(final int tracklet, final int frame) {
		if (!isAlive(tracklet, frame))
			throw new IllegalArgumentException("Tracklet " + tracklet + " lives on frames " + start(tracklet) + " to " + end(tracklet) + ", not on " + frame);
		return new PixelPoint(x(tracklet, frame), y(tracklet, frame));
	}

	/** The x of a tracklet on a frame it is alive on; unchecked, for loops over many. */
	public float x(final int tracklet, final int frame) {
		return paths.x(tracklet, frame);
	}

	/** The y of a tracklet on a frame it is alive on; unchecked, for loops over many. */
	public float y(final int tracklet, final int frame) {
		return paths.y(tracklet, frame);
	}

	/** The alive tracklet nearest to a place on a frame, or -1 if none is alive. */
	public int nearest(final int frame, final PixelPoint point) {
		return indices.computeIfAbsent(frame, f -> new TrackletIndex(this, geometry, f)).nearest(point);
	}

	/** The indices asked for last. */
	private static final class RecentIndices extends LinkedHashMap<Integer, TrackletIndex> {

		private static final long serialVersionUID = 1L;

		RecentIndices() {
			super(2 * INDEXED_FRAMES, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(final Map.Entry<Integer, TrackletIndex> eldest) {
			return size() > INDEXED_FRAMES;
		}
	}
}
