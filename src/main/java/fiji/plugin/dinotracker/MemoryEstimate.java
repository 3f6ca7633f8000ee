package fiji.plugin.dinotracker;

import java.util.Optional;
import java.util.stream.LongStream;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.VitArchitecture;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.TrackletChainer;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.model.RefinementKind;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.PointTracker;
import fiji.plugin.dinotracker.tracking.fused.FusedTracker;
import fiji.plugin.dinotracker.training.TrainingSettings;

/**
 * How much memory a run will take, heap and all, from its sizes and settings alone. What lies in temporary files does not
 * count, since the system can have its pages back. It is for a hundred points; many more may take half a GB more.
 *
 * @param bytes at the peak
 */
record MemoryEstimate(long bytes) {

	/** Java with the engine and its libraries. */
	private static final long ENGINE = 650_000_000;
	/** Copies of a layer's maps that training holds: what the convolution gave, what is made of it, padded, the gradients of both, and what the engine works in. */
	private static final long COPIES = 5;
	/** Rows of cosines with all cells of a frame that a step holds, and their gradients: for each point of a pair of frames that buddies are drawn from, and for each of the flow. */
	private static final long ROWS_OF_BUDDIES = 12;
	private static final long ROWS_OF_FLOW = 4;
	/** Points that are tracked, two states a cell, and copies of their probabilities on a frame that are there in passing. */
	private static final long POINTS = 100;
	private static final long STATES = 2;
	private static final long PASSING = 10;
	/** Descriptors of each point on each frame: what it looks like there, and what to look for. */
	private static final long LOOKS = 2;
	/** Bytes of Java's heap for each pixel of each frame while tracklets grow, garbage and all, and the most that it comes to. */
	private static final long GROWTH = 72;
	private static final long TRACKLETS = 1L << 30;
	/** Tensors of [L, C] that a block of a transformer makes of a frame. */
	private static final long DESCRIBING = 25;
	private static final long RAFT_BYTES_A_PIXEL = 1800;
	/** Blocks of a transformer that are adapted, and the tensors of [L, C] that each keeps for the backward pass. */
	private static final long ADAPTED_BLOCKS = 2;
	private static final long ADAPTED_TENSORS = 30;

	/** Of following points by what is trained already, or without any training. */
	static MemoryEstimate ofTracking(final TrackerInput input, final TrackerSettings settings) {
		return of(input, settings, false);
	}

	/** Of training a tracker and following points. */
	static MemoryEstimate ofTraining(final TrackerInput input, final TrackerSettings settings) {
		return of(input, settings, true);
	}

	private static MemoryEstimate of(final TrackerInput input, final TrackerSettings settings, final boolean trains) {
		final VideoGeometry geometry = VideoGeometry.of(input.source().width(), input.source().height(), settings.height());
		final int frames = input.frames().size();
		final long pixels = (long) geometry.width() * geometry.height();
		final Optional<VitArchitecture> model = model(settings);
		final int channels = model.map(VitArchitecture::channels).orElse(DenseSift.CHANNELS);
		final long map = (long) geometry.cells() * channels;
		final boolean linked = settings.linking() == Linking.FLOW;
		final boolean flowKept = linked || !trains || input.mask().isEmpty(); // also by the baseline that chains it, and what finds the foreground
		final boolean adapts = settings.training().refinement() == RefinementKind.ADAPTERS;
		final long kept = LongStream.of(3 * pixels, map, map, adapts ? map : 0, flowKept ? 4 * pixels : 0).map(numbers -> inMemory(frames * numbers * Float.BYTES)).sum();
		final long preparing = model.map(known -> weights(known) + DESCRIBING * Float.BYTES * map).orElse(0L) + (!settings.flow().equals(DisFlow.NAME) ? RAFT_BYTES_A_PIXEL * pixels : 0);
		final long following = Math.max(preparing, linked ? paths(frames, geometry.cells(), channels) : Float.BYTES * PointTracker.distances(frames));
		if (!trains) return new MemoryEstimate(ENGINE + kept + following);
		final long stepping = adapts ? adapting(settings.training(), frames, geometry.cells(), map) //
			: training(settings.training(), frames, pixels, geometry.cells(), map);
		return new MemoryEstimate(ENGINE + kept + Math.min(TRACKLETS, GROWTH * Math.min(frames, TrackletChainer.LONGEST) * pixels) + Math.max(following, stepping));
	}

	/** {@code auto} may come to the smallest. */
	private static Optional<VitArchitecture> model(final TrackerSettings settings) {
		final String name = settings.features().equals(TrackerSettings.AUTO) ? Components.AUTOMATIC_FEATURES : settings.features();
		return VitArchitecture.published().stream().filter(architecture -> architecture.name().equals(name)).findFirst();
	}

	private static long weights(final VitArchitecture model) {
		return 12L * Float.BYTES * model.blocks() * model.channels() * model.channels();
	}

	private static long inMemory(final long bytes) {
		return TensorStore.isInMemory(bytes) ? bytes : 0;
	}

	/** The probabilities of all states on each frame, and two looks of each point. */
	private static long paths(final int frames, final int cells, final int channels) {
		final long points = Math.min(POINTS, FusedTracker.pointsAtOnce(frames, cells, channels));
		final long frame = STATES * Float.BYTES * points * cells;
		return inMemory(frames * frame) + PASSING * frame + LOOKS * Float.BYTES * points * frames * channels;
	}

	/** A step's maps of each layer and of the grid. */
	private static long training(final TrainingSettings training, final long frames, final long pixels, final long cells, final long map) {
		final long batch = Math.min(frames, (long) training.frameSets() * training.framesPerSet());
		long maps = 0;
		for (int layer = 0; layer < training.hiddenWidths().size(); layer++)
			maps += training.hiddenWidths().get(layer) * pixels >> 2 * layer;
		final long rows = ROWS_OF_BUDDIES * training.framePairs() * training.pointsPerPair() + ROWS_OF_FLOW * training.flowPairs();
		return Float.BYTES * (COPIES * batch * (maps + 2 * map) + rows * cells);
	}

	/** A step's matrices of all pairs of tokens, one a head, and the tokens themselves. */
	private static long adapting(final TrainingSettings training, final long frames, final long cells, final long map) {
		final long batch = Math.min(frames, (long) training.frameSets() * training.framesPerSet());
		return Float.BYTES * batch * ADAPTED_BLOCKS * (cells * map / VitArchitecture.HEAD_CHANNELS + ADAPTED_TENSORS * map);
	}

	/**
	 * Refuses a run that does not fit.
	 *
	 * @param budget bytes it may take, or 0 for what is free
	 * @throws IllegalArgumentException if it needs more; the message says what to do
	 */
	void requireWithin(final long budget) {
		final long limit = budget > 0 ? budget : SystemMemory.available();
		if (bytes > limit) throw new IllegalArgumentException(String.format( //
			"This run needs about %.1f GB of memory and %.1f GB are %s; choose a smaller height or fewer frames, or %s", //
			bytes / 1e9, limit / 1e9, budget > 0 ? "allowed" : "free", budget > 0 ? "allow more memory" : "close other programs, or set memory to what it may take"));
	}
}
