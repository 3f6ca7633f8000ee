package fiji.plugin.dinotracker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.Facet;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.features.LayerChoice;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.FlowField;
import fiji.plugin.dinotracker.flow.FlowVideo;
import fiji.plugin.dinotracker.flow.FramePair;
import fiji.plugin.dinotracker.flow.OpticalFlow;
import fiji.plugin.dinotracker.flow.Tracklets;
import fiji.plugin.dinotracker.geometry.TestGeometry;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.TexturedVideo;
import fiji.plugin.dinotracker.video.Video;

/** What is kept of a small video by the real methods, counted, and compared number by number with what they compute. */
class StackCacheTest {

	private static final VideoGeometry GEOMETRY = TestGeometry.unscaled(105, 98);
	private static final int FRAMES = 5;

	private static Video video;
	private static Video other;

	@TempDir
	private Path folder;

	private final AtomicInteger calls = new AtomicInteger();

	private final FeatureExtractor extractor = extractor("dense-sift");
	private final OpticalFlow flow = flow("dis");

	private FeatureExtractor extractor(final String name) {
		return new FeatureExtractor() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public FeatureVideo extract(final Video frames, final Progress progress) {
				calls.incrementAndGet();
				return new DenseSift(Device.cpu()).extract(frames, progress);
			}
		};
	}

	private OpticalFlow flow(final String name) {
		return new OpticalFlow() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public List<FlowField> flows(final Video frames, final List<FramePair> pairs) {
				calls.incrementAndGet();
				return new DisFlow().flows(frames, pairs);
			}
		};
	}

	@BeforeAll
	static void makeVideos() {
		video = new TexturedVideo(5).shifting(GEOMETRY, FRAMES, 1.5, -1);
		other = new TexturedVideo(6).shifting(GEOMETRY, FRAMES, 1.5, -1);
	}

	@AfterAll
	static void free() {
		video.close();
		other.close();
	}

	/** As a new program would see it. */
	private StackCache cache(final Video frames) {
		return StackCache.on(new DiskCache(folder, 1 << 30), frames, Device.cpu(), Progress.NONE);
	}

	private ForegroundMask search() {
		calls.incrementAndGet();
		return new ForegroundMask(GEOMETRY, IntStream.range(0, FRAMES).mapToObj(frame -> BitSet.valueOf(new long[] { 11L * frame, 0, 7 })).toList());
	}

	private ForegroundMask foreground(final StackCache cache) {
		return cache.foreground("dense-sift", LayerChoice.STANDARD, "dis", this::search, Progress.NONE);
	}

	@Test
	void aSecondRunComputesNothingAndHasTheSameNumbers() {
		final StackCache first = cache(video);
		final StackCache second = cache(video);
		try (FeatureVideo features = first.features(extractor, LayerChoice.STANDARD, Progress.NONE); FlowVideo neighbours = first.neighbourFlow(flow, Progress.NONE)) {
			final Tracklets tracklets = first.tracklets(flow, Progress.NONE);
			final ForegroundMask mask = foreground(first);
			assertThat(calls.getAndSet(0)).isPositive();
			try (FeatureVideo kept = second.features(extractor, LayerChoice.STANDARD, Progress.NONE)) {
				assertSame(kept.maps(), features.maps());
				assertCanBeComputedWith(kept, features);
			}
			try (FlowVideo kept = second.neighbourFlow(flow, Progress.NONE)) {
				assertSame(kept.displacements(), neighbours.displacements());
				assertThat(kept.between(2, 1).there().dx()).isEqualTo(neighbours.between(2, 1).there().dx());
			}
			assertSame(second.tracklets(flow, Progress.NONE), tracklets);
			assertThat(IntStream.range(0, FRAMES).mapToObj(foreground(second)::pixels)).isEqualTo(IntStream.range(0, FRAMES).mapToObj(mask::pixels).toList());
			assertThat(calls).hasValue(0);
		}
	}

	private static void assertSame(final TensorStore kept, final TensorStore computed) {
		assertThat(kept.size()).isEqualTo(computed.size());
		assertThat(kept.shape()).isEqualTo(computed.shape());
		for (int i = 0; i < kept.size(); i++)
			assertThat(kept.buffer(i)).isEqualTo(computed.buffer(i));
	}

	/** Mapped memory that cannot be written to serves as the memory of tensors. */
	private static void assertCanBeComputedWith(final FeatureVideo kept, final FeatureVideo computed) {
		try (NDManager manager = Torch.newManager()) {
			assertThat(kept.maps(manager, 0, 3).sum()).isEqualTo(computed.maps(manager, 0, 3).sum());
			assertThat(kept.every(2).map(manager, 1).mul(2)).isEqualTo(computed.map(manager, 2).mul(2));
		}
	}

	private static void assertSame(final Tracklets kept, final Tracklets computed) {
		assertThat(kept.size()).isEqualTo(computed.size()).isPositive();
		for (int tracklet = 0; tracklet < kept.size(); tracklet++) {
			assertThat(kept.start(tracklet)).isEqualTo(computed.start(tracklet));
			assertThat(kept.end(tracklet)).isEqualTo(computed.end(tracklet));
			for (int frame = kept.start(tracklet); frame <= kept.end(tracklet); frame++)
				assertThat(kept.position(tracklet, frame)).isEqualTo(computed.position(tracklet, frame));
		}
		assertThat(kept.every(2).size()).isEqualTo(computed.every(2).size());
	}

	@Test
	void otherFramesAndOtherLayersAreComputed() {
		cache(video).features(extractor, LayerChoice.STANDARD, Progress.NONE).close();
		cache(other).features(extractor, LayerChoice.STANDARD, Progress.NONE).close();
		cache(video).features(extractor, new LayerChoice(Facet.KEYS, 3), Progress.NONE).close();
		assertThat(calls).hasValue(3);
	}

	@Test
	void theFeaturesOfAnotherExtractorAreComputed() {
		cache(video).features(extractor, LayerChoice.STANDARD, Progress.NONE).close();
		cache(video).features(extractor("other"), LayerChoice.STANDARD, Progress.NONE).close();
		assertThat(calls).hasValue(2);
	}

	@Test
	void theFlowOfAnotherMethodIsComputed() {
		cache(video).neighbourFlow(flow, Progress.NONE).close();
		final int once = calls.getAndSet(0);
		cache(video).neighbourFlow(flow("other"), Progress.NONE).close();
		assertThat(calls).hasValue(once).hasPositiveValue();
	}

	@Test
	void theTrackletsOfAnotherFlowAreComputed() {
		cache(video).tracklets(flow, Progress.NONE);
		final int once = calls.getAndSet(0);
		cache(video).tracklets(flow("other"), Progress.NONE);
		assertThat(calls).hasValue(once).hasPositiveValue();
	}

	@Test
	void theForegroundByOtherFeaturesOrAnotherFlowIsComputed() {
		foreground(cache(video));
		cache(video).foreground("other", LayerChoice.STANDARD, "dis", this::search, Progress.NONE);
		cache(video).foreground("dense-sift", new LayerChoice(Facet.KEYS, 3), "dis", this::search, Progress.NONE);
		cache(video).foreground("dense-sift", LayerChoice.STANDARD, "other", this::search, Progress.NONE);
		assertThat(calls).hasValue(4);
	}

	@Test
	void anotherGridAndAnotherDeviceAreComputedFor() {
		foreground(cache(video));
		try (Video fine = new TexturedVideo(5).shifting(new VideoGeometry(105, 98, 105, 98, 7, 7), FRAMES, 1.5, -1)) {
			assertThat(fine.digest(Progress.NONE)).isEqualTo(video.digest(Progress.NONE));
			foreground(cache(fine));
		}
		foreground(StackCache.on(new DiskCache(folder, 1 << 30), video, Device.gpu(), Progress.NONE));
		assertThat(calls).hasValue(3);
	}

	@Test
	void aVideoWithoutTrackletsIsKeptToo() {
		final OpticalFlow astray = new OpticalFlow() {

			@Override
			public String name() {
				return "astray";
			}

			@Override
			public List<FlowField> flows(final Video frames, final List<FramePair> pairs) {
				calls.incrementAndGet();
				final float[] far = new float[GEOMETRY.width() * GEOMETRY.height()];
				Arrays.fill(far, 1000);
				return pairs.stream().map(pair -> new FlowField(GEOMETRY.width(), GEOMETRY.height(), far, far)).toList();
			}
		};
		assertThat(cache(video).tracklets(astray, Progress.NONE).size()).isZero();
		calls.set(0);
		assertThat(cache(video).tracklets(astray, Progress.NONE).size()).isZero();
		assertThat(calls).hasValue(0);
	}

	@Test
	void withoutACacheNothingIsWritten() throws IOException {
		StackCache.none(video).features(extractor, LayerChoice.STANDARD, Progress.NONE).close();
		assertThat(calls).hasValue(1);
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).isEmpty();
		}
	}
}
