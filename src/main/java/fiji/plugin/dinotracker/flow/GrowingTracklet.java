package fiji.plugin.dinotracker.flow;

import java.util.Arrays;

/** A tracklet under construction: the frame it starts on and a place on each frame since. */
final class GrowingTracklet {

	private final int start;
	private float[] path = new float[8];
	private int length;

	GrowingTracklet(final int start, final float x, final float y) {
		this.start = start;
		append(x, y);
	}

	/** Goes on to a place on the next frame. */
	void append(final float x, final float y) {
		if (2 * length == path.length) path = Arrays.copyOf(path, 2 * Math.min(2 * length, TrackletChainer.LONGEST));
		path[2 * length] = x;
		path[2 * length + 1] = y;
		length++;
	}

	int start() {
		return start;
	}

	/** On how many frames it is so far. */
	int length() {
		return length;
	}

	/** A copy of the x and y of each frame in turn. */
	float[] path() {
		return Arrays.copyOf(path, 2 * length);
	}

	float startX() {
		return path[0];
	}

	float startY() {
		return path[1];
	}

	float x() {
		return path[2 * length - 2];
	}

	float y() {
		return path[2 * length - 1];
	}
}
