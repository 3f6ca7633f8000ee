package fiji.plugin.dinotracker.cache;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.bytedeco.opencv.global.opencv_core;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.TrackletChainer;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;

/**
 * What is computed of a stack before training, or taken from a {@link DiskCache} if it was computed before, by the same
 * methods on the same frames at the same size, on the same kind of device with the same engine: the very same numbers, but for
 * the last digits if another kind of processor computed them.
 */
public final class StackCache {

	/** To be raised whenever features, flow, tracklets or foreground of the same frames come out otherwise than before. */
	private static final int VERSION = 2;

	private final Optional<DiskCache> disk;
	private final Video video;
	private final List<String> origin;

	private StackCache(final Optional<DiskCache> disk, final Video video, final List<String> origin) {
		this.disk = disk;
		this.video = video;
		this.origin = origin;
	}

	/** Computes everything and keeps nothing. */
	public static StackCache none(final Video video) {
		return new StackCache(Optional.empty(), video, List.of());
	}

	/**
	 * Computes what is not on the disk.
	 *
	 * @param device where features and flow are computed
	 * @throws java.util.concurrent.CancellationException if cancelled while the frames are looked at
	 */
	public static StackCache on(final DiskCache disk, final Video video, final Device device, final Progress progress) {
		final String sizes = "patch " + video.geometry().patch() + ", stride " + video.geometry().stride();
		return new StackCache(Optional.of(disk), video, List.of("version " + VERSION, "frames " + video.digest(progress), sizes, "device " + device.getDeviceType(), //
			Torch.version(), opencv_core.getVersionString().getString(), ByteOrder.nativeOrder().toString()));
	}

	/**
	 * The features of all frames.
	 *
	 * @param layer where in its network the extractor takes them
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public FeatureVideo features(final FeatureExtractor extractor, final LayerChoice layer, final Progress progress) {
		return get(new FeatureForm(video), List.of(name(extractor.name(), layer)), () -> extractor.extract(video, progress), progress);
	}

	/**
	 * The flow between neighbouring frames.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public FlowVideo neighbourFlow(final OpticalFlow flow, final Progress progress) {
		return get(new FlowForm(video), List.of(flow.name()), () -> FlowVideo.of(flow, video, progress), progress);
	}

	/**
	 * Chained flow.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Tracklets tracklets(final OpticalFlow flow, final Progress progress) {
		return get(new TrackletForm(video.geometry()), List.of(flow.name()), () -> new TrackletChainer(flow).chain(video, progress), progress);
	}

	/**
	 * The foreground as it is found by features or flow.
	 *
	 * @param features the name of the features
	 * @param layer where in their network they are taken
	 * @param flow the name of the flow
	 * @param search finds it
	 */
	public ForegroundMask foreground(final String features, final LayerChoice layer, final String flow, final Supplier<ForegroundMask> search, final Progress progress) {
		return get(new ForegroundForm(video), List.of(name(features, layer), flow), search, progress);
	}

	private static String name(final String features, final LayerChoice layer) {
		return features + " " + layer;
	}

	private <T> T get(final Form<T> form, final List<String> choices, final Supplier<T> computation, final Progress progress) {
		if (disk.isEmpty()) return computation.get();
		final CacheKey key = new CacheKey(form.kind(), Stream.concat(origin.stream(), choices.stream()).toList());
		return disk.get().get(key, form, computation, progress);
	}
}
