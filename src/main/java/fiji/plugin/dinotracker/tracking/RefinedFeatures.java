package fiji.plugin.dinotracker.tracking;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.model.FrameBatch;
import fiji.plugin.dinotracker.model.TrainedModel;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;

/** The refined features of all frames, computed once for any number of points (Sec. 3.4). */
public final class RefinedFeatures {

	private RefinedFeatures() {}

	/**
	 * Computes them frame by frame.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static FeatureVideo compute(final TrainedModel model, final Video video, final FeatureVideo raw, final Progress progress) {
		final Device device = model.device();
		return new FeatureVideo(raw.geometry(), TensorStore.filled(video.size(), new Shape(raw.geometry().cells(), raw.channels()), maps -> {
			for (int frame = 0; frame < video.size(); frame++) {
				progress.check();
				try (NDManager step = Torch.newManager(device)) {
					model.lendTo(step);
					maps.put(frame, model.refinement().apply(new FrameBatch(video, raw, step, frame)).squeeze(0)); // [P, C]
				}
				progress.report("Refined features", frame + 1, video.size(), "");
			}
		}));
	}
}
