package fiji.plugin.dinotracker.features;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;

/**
 * Features that need no weights, in place of Phi_DINO: at every place of the feature grid, RootSIFT histograms over
 * squares of 24 and of 56 pixels, and the mean colour; 259 channels, centred over the video.
 */
public final class DenseSift implements FeatureExtractor {

	/** What users choose it by. */
	public static final String NAME = "dense-sift";

	/** Distance of neighbouring windows of the histograms, in pixels. */
	private static final int FINE = 6;
	private static final int COARSE = 14;

	/** Numbers that describe each place. */
	public static final int CHANNELS = 2 * GradientHistograms.CHANNELS + ColourMeans.CHANNELS;

	private final Device device;

	/** @param device where to calculate */
	public DenseSift(final Device device) {
		this.device = device;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public FeatureVideo extract(final Video video, final Progress progress) {
		try (NDManager manager = Torch.newManager(device)) {
			final Descriptor descriptor = new Descriptor(manager, video.geometry());
			return new FeatureVideo(video.geometry(), TensorStore.filled(video.size(), new Shape(video.geometry().cells(), CHANNELS), maps -> {
				for (int frame = 0; frame < video.size(); frame++) {
					progress.check();
					progress.report("Describing frames", frame, video.size(), "");
					try (NDManager step = manager.newSubManager()) {
						maps.put(frame, descriptor.of(video.frame(step, frame)));                  // [P, C]
					}
				}
				FeatureCentring.centre(maps, device);
			}));
		}
	}

	/** What a frame's cells are described by, before centring. */
	private static final class Descriptor {

		private final OrientationMaps orientations;
		private final GradientHistograms fine;
		private final GradientHistograms coarse;
		private final ColourMeans colour;

		Descriptor(final NDManager manager, final VideoGeometry geometry) {
			orientations = new OrientationMaps(manager, geometry);
			fine = new GradientHistograms(manager, geometry, FINE);
			coarse = new GradientHistograms(manager, geometry, COARSE);
			colour = new ColourMeans(manager, geometry);
		}

		/** @return [P, C] */
		NDArray of(final NDArray rgb) {
			final NDArray maps = orientations.of(rgb);                                             // [8, H, W]
			return NDArrays.concat(new NDList(fine.of(maps), coarse.of(maps), colour.of(rgb)), 1); // [P, C]
		}
	}
}
