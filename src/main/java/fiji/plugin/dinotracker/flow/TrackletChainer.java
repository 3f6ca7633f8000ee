package fiji.plugin.dinotracker.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Video;

/**
 * Chains optical flow from frame to frame into tracklets that neither lose their cycle nor drift (App. A.1), see
 * {@link ChainStep}. One starts at every pixel of every frame which no tracklet passes through; those of a single
 * frame are dropped.
 * <p>
 * The paper checks for drift against the direct flow from a tracklet's first frame to each later one, T(T-1) flows in
 * all. Here only gaps of powers of two are checked: 2 T log2 T flows, of which no more than one frame's are in memory.
 * All pairs would drop another 2 to 3 % of the places.
 * </p>
 */
public final class TrackletChainer {

	/** Frames that a tracklet is on at most, so that those of a still video do not fill the memory; others start where it ends. */
	public static final int LONGEST = 257;

	private static final String STAGE = "Chaining optical flow";
	/** Frames that a direct flow bridges at most, so that the work for a frame does not grow with the video. */
	private static final int LONGEST_GAP = LONGEST - 1;

	private final OpticalFlow opticalFlow;
	private final IntFunction<int[]> gaps;

	/** @param opticalFlow where displacements come from */
	public TrackletChainer(final OpticalFlow opticalFlow) {
		this(opticalFlow, frame -> IntStream.iterate(1, gap -> gap <= Math.min(frame, LONGEST_GAP), gap -> 2 * gap).toArray());
	}

	/** @param gaps for each frame, from 1, how many frames before it those are from which the flow to it is asked for; 1 among them */
	TrackletChainer(final OpticalFlow opticalFlow, final IntFunction<int[]> gaps) {
		this.opticalFlow = opticalFlow;
		this.gaps = gaps;
	}

	/**
	 * Finds the tracklets of a video.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Tracklets chain(final Video video, final Progress progress) {
		final TrackletPaths paths = new TrackletPaths();
		List<GrowingTracklet> alive = List.of();
		for (int frame = 1; frame < video.size(); frame++) {
			progress.check();
			progress.report(STAGE, frame, video.size() - 1, "");
			alive = advance(startWhereFree(alive, frame - 1, video.geometry()), step(video, frame), paths);
		}
		alive.forEach(tracklet -> paths.add(tracklet.start(), tracklet.path()));
		return new Tracklets(video.geometry(), paths);
	}

	/** Moves tracklets on to the next frame; those that end, or are long enough, are kept if they were on two frames or more. */
	private static List<GrowingTracklet> advance(final List<GrowingTracklet> alive, final ChainStep step, final TrackletPaths ended) {
		final Map<Boolean, List<GrowingTracklet>> byFate = alive.parallelStream() //
			.collect(Collectors.partitioningBy(tracklet -> step.advance(tracklet) && tracklet.length() < LONGEST));
		byFate.get(false).stream().filter(tracklet -> tracklet.length() > 1).forEach(tracklet -> ended.add(tracklet.start(), tracklet.path()));
		return byFate.get(true);
	}

	private static List<GrowingTracklet> startWhereFree(final List<GrowingTracklet> alive, final int frame, final VideoGeometry geometry) {
		final int width = geometry.width();
		final BitSet taken = new BitSet(width * geometry.height());
		for (final GrowingTracklet tracklet : alive)
			taken.set(Math.round(tracklet.y()) * width + Math.round(tracklet.x()));
		final List<GrowingTracklet> all = new ArrayList<>(alive);
		for (int pixel = taken.nextClearBit(0); pixel < width * geometry.height(); pixel = taken.nextClearBit(pixel + 1))
			all.add(new GrowingTracklet(frame, pixel % width, pixel / width));
		return all;
	}

	private ChainStep step(final Video video, final int frame) {
		final int[] earlier = IntStream.of(gaps.apply(frame)).map(gap -> frame - gap).toArray();
		final List<FramePair> pairs = IntStream.of(earlier).mapToObj(first -> new FramePair(first, frame)) //
			.flatMap(pair -> Stream.of(pair, pair.reversed())).toList();
		final List<FlowField> flows = opticalFlow.flows(video, pairs);
		final Map<Integer, FlowPair> direct = new HashMap<>();
		for (int i = 0; i < earlier.length; i++)
			direct.put(earlier[i], new FlowPair(flows.get(2 * i), flows.get(2 * i + 1)));
		return new ChainStep(direct.get(frame - 1), direct, video.geometry().pixelScale());
	}
}
