package fiji.plugin.dinotracker.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The places of many tracklets, one tracklet behind the other in blocks of floats: 8 bytes a place and 12 a tracklet,
 * and growing copies no place.
 */
public final class TrackletPaths {

	/** Places in a block; no tracklet is longer. */
	private static final int BLOCK = 1 << 19;

	/** Numbers a tracklet has in its header: its first frame, its length, and which place is its first. */
	private static final int HEADER = 3;

	private final List<float[]> blocks = new ArrayList<>();
	private int[] headers = new int[HEADER * 1024];
	private int size;
	private int nextPlace;

	/**
	 * Adds a tracklet.
	 *
	 * @param start the first frame it is alive on
	 * @param path x and y in working pixels on that frame, then on each one after it
	 */
	public void add(final int start, final float... path) {
		final int length = path.length / 2;
		if (nextPlace + length > blocks.size() * BLOCK) {
			nextPlace = blocks.size() * BLOCK;
			blocks.add(new float[2 * BLOCK]);
		}
		System.arraycopy(path, 0, blocks.get(nextPlace / BLOCK), 2 * (nextPlace % BLOCK), 2 * length);
		if (HEADER * size == headers.length) headers = Arrays.copyOf(headers, 2 * headers.length);
		headers[HEADER * size] = start;
		headers[HEADER * size + 1] = length;
		headers[HEADER * size + 2] = nextPlace;
		nextPlace += length;
		size++;
	}

	/** How many tracklets there are. */
	int size() {
		return size;
	}

	/** The first frame of a tracklet. */
	int start(final int tracklet) {
		return headers[HEADER * tracklet];
	}

	/** On how many frames a tracklet is. */
	int length(final int tracklet) {
		return headers[HEADER * tracklet + 1];
	}

	/** The x of a tracklet on a frame it is alive on. */
	float x(final int tracklet, final int frame) {
		final int place = place(tracklet, frame);
		return blocks.get(place / BLOCK)[2 * (place % BLOCK)];
	}

	/** The y of a tracklet on a frame it is alive on. */
	float y(final int tracklet, final int frame) {
		final int place = place(tracklet, frame);
		return blocks.get(place / BLOCK)[2 * (place % BLOCK) + 1];
	}

	private int place(final int tracklet, final int frame) {
		return headers[HEADER * tracklet + 2] + frame - start(tracklet);
	}
}
