package fiji.plugin.dinotracker.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.model.PointBatch;

/**
 * Draws pairs of tracklet points for L_flow (App. A.2): a few frames, then tracklets alive on at least two of them, half of
 * them foreground, then two of those frames in random order. Foreground and background have frames of their own, or share
 * them, which makes a smaller batch.
 */
final class FlowPairSampler {

	/** Draws of frames before one settles for the lifetime of a single tracklet. */
	private static final int ATTEMPTS = 20;
	private static final int ENOUGH = 2;

	private final Tracklets tracklets;
	private final int frameCount;
	private final BitSet foreground = new BitSet();
	private final List<Group> groups;
	private final int frameSets;
	private final int framesPerSet;
	private final int pairs;

	/**
	 * @param frameCount frames of the video
	 * @throws IllegalArgumentException if there is no tracklet at all
	 */
	FlowPairSampler(final Tracklets tracklets, final ForegroundMask mask, final int frameCount, final TrainingSettings settings) {
		if (tracklets.size() == 0) throw new IllegalArgumentException(
			"No motion could be followed between any two frames; check that the frames differ, have texture and are in order");
		this.tracklets = tracklets;
		this.frameCount = frameCount;
		this.frameSets = settings.frameSets();
		this.framesPerSet = Math.min(settings.framesPerSet(), frameCount);
		this.pairs = settings.flowPairs();
		for (int id = 0; id < tracklets.size(); id++)
			foreground.set(id, mask.contains(tracklets.start(id), tracklets.x(id, tracklets.start(id)), tracklets.y(id, tracklets.start(id))));
		this.groups = Stream.of(true, false) //
			.map(wanted -> new Group(wanted, IntStream.range(0, tracklets.size()).filter(id -> foreground.get(id) == wanted).toArray())) //
			.filter(group -> group.tracklets.length > 0).toList();
	}

	/** All tracklets of the foreground, or all others. */
	private record Group(boolean foreground, int[] tracklets) {}

	/** Draws the pairs of a step. */
	FlowPairs draw(final SplittableRandom random) {
		final List<Pair> drawn = new ArrayList<>(pairs);
		FrameSet frames = null;
		for (int i = 0; i < groups.size(); i++) {
			if (i < frameSets) frames = drawFrames(groups.get(i), random);
			drawPairs(groups.get(i), frames, random, drawn);
		}
		return assemble(drawn);
	}

	/** Some frames, and the tracklets alive on at least two of them. */
	private final class FrameSet {

		private final int[] frames;
		private final BitSet alive = new BitSet();

		/** A tracklet has no gaps, so if it lives on two of the frames it lives on two neighbouring ones. */
		FrameSet(final int... frames) {
			this.frames = frames;
			final int[] ascending = frames.clone();
			Arrays.sort(ascending);
			for (int i = 1; i < ascending.length; i++)
				tracklets.findAlive(ascending[i - 1], ascending[i], alive);
		}

		/** Those of a group. */
		BitSet alive(final Group group) {
			final BitSet members = (BitSet) alive.clone();
			if (group.foreground) members.and(foreground);
			else members.andNot(foreground);
			return members;
		}
	}

	/** A tracklet and two frames of its life. */
	private record Pair(int tracklet, int source, int target) {}

	/**
	 * Frames that at least two tracklets of a group connect. If they are hard to find, it is those that one of them lives on;
	 * where these are the only frames of a step, only every other time, so that the rest of the video is learned from as well.
	 */
	private FrameSet drawFrames(final Group group, final SplittableRandom random) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			final FrameSet frames = new FrameSet(Draw.distinct(frameCount, framesPerSet, random));
			if (frames.alive(group).cardinality() >= ENOUGH) return frames;
		}
		final Group last = groups.get(groups.size() - 1);
		if (frameSets == 1 && group != last && random.nextBoolean()) return drawFrames(last, random);
		return new FrameSet(framesOf(group.tracklets[random.nextInt(group.tracklets.length)], random));
	}

	private void drawPairs(final Group group, final FrameSet set, final SplittableRandom random, final List<Pair> drawn) {
		final int[] candidates = set.alive(group).stream().toArray();
		for (final int index : Draw.distinct(candidates.length, Math.min(pairs / groups.size(), candidates.length), random))
			drawn.add(twoFrames(candidates[index], set.frames, random));
	}

	private int[] framesOf(final int tracklet, final SplittableRandom random) {
		final int life = tracklets.end(tracklet) - tracklets.start(tracklet) + 1;
		final int[] frames = Draw.distinct(life, Math.min(framesPerSet, life), random);
		return IntStream.of(frames).map(frame -> frame + tracklets.start(tracklet)).toArray();
	}

	private Pair twoFrames(final int tracklet, final int[] frames, final SplittableRandom random) {
		final int[] alive = IntStream.of(frames).filter(frame -> tracklets.isAlive(tracklet, frame)).toArray();
		final int[] two = Draw.distinct(alive.length, 2, random);
		return new Pair(tracklet, alive[two[0]], alive[two[1]]);
	}

	private FlowPairs assemble(final List<Pair> drawn) {
		drawn.sort(Comparator.comparingInt(Pair::target));
		final int[] frames = drawn.stream().flatMapToInt(pair -> IntStream.of(pair.source, pair.target)).distinct().sorted().toArray();
		return new FlowPairs(frames, //
			points(drawn.stream().mapToInt(Pair::tracklet).toArray(), drawn.stream().mapToInt(Pair::source).toArray(), frames), //
			points(drawn.stream().mapToInt(Pair::tracklet).toArray(), drawn.stream().mapToInt(Pair::target).toArray(), frames), //
			IntStream.range(0, drawn.size()).filter(i -> foreground.get(drawn.get(i).tracklet)).toArray());
	}

	private PointBatch points(final int[] ids, final int[] at, final int[] frames) {
		final int[] slots = new int[ids.length];
		final float[] x = new float[ids.length];
		final float[] y = new float[ids.length];
		for (int i = 0; i < ids.length; i++) {
			slots[i] = Arrays.binarySearch(frames, at[i]);
			x[i] = tracklets.x(ids[i], at[i]);
			y[i] = tracklets.y(ids[i], at[i]);
		}
		return new PointBatch(slots, x, y);
	}
}
