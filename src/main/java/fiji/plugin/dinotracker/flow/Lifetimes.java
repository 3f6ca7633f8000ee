package fiji.plugin.dinotracker.flow;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * When tracklets live, so that those on some frames are found without a look at all others: by how long they live, in
 * powers of two, and then by their first frames. Of a tracklet of length [2^k, 2^(k+1)) that lives on frame f, the first frame
 * is among the 2^(k+1) up to f.
 */
final class Lifetimes {

	/** For each power of two the tracklets of such lengths, in the order of their first frames. */
	private final int[][] members;

	/** For each power of two and each frame, how many of its members begin before it. */
	private final int[][] before;

	private final TrackletPaths paths;
	private final int frames;

	Lifetimes(final TrackletPaths paths) {
		this.paths = paths;
		this.frames = IntStream.range(0, paths.size()).map(this::end).max().orElse(-1) + 1;
		final int classes = 32 - Integer.numberOfLeadingZeros(frames);
		this.before = new int[classes][frames + 1];
		for (int tracklet = 0; tracklet < paths.size(); tracklet++)
			before[power(tracklet)][paths.start(tracklet) + 1]++;
		this.members = new int[classes][];
		for (int power = 0; power < classes; power++) {
			for (int frame = 0; frame < frames; frame++)
				before[power][frame + 1] += before[power][frame];
			members[power] = new int[before[power][frames]];
		}
		final int[][] free = IntStream.range(0, classes).mapToObj(power -> before[power].clone()).toArray(int[][]::new);
		for (int tracklet = 0; tracklet < paths.size(); tracklet++)
			members[power(tracklet)][free[power(tracklet)][paths.start(tracklet)]++] = tracklet;
	}

	private int end(final int tracklet) {
		return paths.start(tracklet) + paths.length(tracklet) - 1;
	}

	/** k of a length in [2^k, 2^(k+1)). */
	private int power(final int tracklet) {
		return 31 - Integer.numberOfLeadingZeros(paths.length(tracklet));
	}

	/**
	 * Adds the tracklets that live from one frame to another.
	 *
	 * @param first a frame
	 * @param last the same or a later one
	 * @param found where they are added
	 */
	void find(final int first, final int last, final BitSet found) {
		if (last >= frames) return;
		for (int power = 0; power < members.length; power++) {
			final int earliest = Math.max(0, last - (2 << power) + 2);
			if (earliest > first) continue; // they are too short
			for (int i = before[power][earliest]; i < before[power][first + 1]; i++)
				if (end(members[power][i]) >= last) found.set(members[power][i]);
		}
	}
}
