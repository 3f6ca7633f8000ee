package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.Checkpoint;

/**
 * Frozen DINOv2 features (Oquab et al. 2023), Phi_DINO of the paper (Sec. 3.1, App. A.3): one transformer layer's values
 * at each patch of a frame.
 *
 * <pre>
 * final VitArchitecture model = VitArchitecture.named("dinov2-vits14");
 * try (Checkpoint weights = Checkpoint.open(path); DinoV2 extractor = new DinoV2(weights, model, FeatureLayer.standard(model), Device.cpu())) {
 * 	final FeatureVideo features = extractor.extract(video, progress);
 * }
 * </pre>
 */
public final class DinoV2 implements FeatureExtractor {

	/** How many blocks are kept for adapting (App. A.5). */
	private static final int ADAPTABLE = 2;

	private final VitArchitecture architecture;
	private final FeatureLayer layer;
	private final NDManager manager;
	private final VisionTransformer transformer;

	/**
	 * @param checkpoint the weights, as published by Meta AI (.pth) or Hugging Face (.safetensors); may be closed afterwards
	 * @param architecture the model they are of
	 * @param layer where the features are taken; {@link FeatureLayer#standard} is the paper's choice
	 * @param device where to compute
	 * @throws fiji.plugin.dinotracker.weights.CheckpointException if the weights are not of that model
	 * @throws IOException if they cannot be read
	 * @throws IllegalArgumentException if the model has no such block
	 */
	public DinoV2(final Checkpoint checkpoint, final VitArchitecture architecture, final FeatureLayer layer, final Device device) throws IOException {
		if (layer.block() >= architecture.blocks()) throw new IllegalArgumentException(architecture.name() + " has no block " + layer.block() + //
			"; choose one from 0 to " + (architecture.blocks() - 1));
		this.architecture = architecture;
		this.layer = layer;
		this.manager = Torch.newManager(device);
		try {
			this.transformer = new VisionTransformer(checkpoint, architecture, manager);
		}
		catch (final IOException | RuntimeException | Error e) {
			manager.close();
			throw e;
		}
		manager.cap(); // nothing is to be made here while frames are described
	}

	@Override
	public String name() {
		return architecture.name();
	}

	@Override
	public FeatureVideo extract(final Video video, final Progress progress) {
		final VideoGeometry geometry = video.geometry();
		return new FeatureVideo(geometry, describe(video, geometry.cells(), image -> transformer.features(image, geometry.stride(), layer), progress));
	}

	@Override
	public AdaptableBlocks adaptable(final Video video, final Progress progress) {
		if (layer.facet() != Facet.TOKENS)
			throw new IllegalArgumentException("The " + layer.facet().name().toLowerCase(Locale.ROOT) + " of a block cannot be adapted; " + WHAT_CAN_BE_ADAPTED);
		final VideoGeometry geometry = video.geometry();
		final int first = Math.max(0, layer.block() + 1 - ADAPTABLE);
		final TensorStore inputs = describe(video, geometry.cells() + transformer.others(), image -> transformer.input(first, image, geometry.stride()), progress);
		return new AdaptableBlocks(transformer.blocks().subList(first, layer.block() + 1), inputs, Torch.newManager(manager.getDevice()));
	}

	/** What the transformer makes of the normalised image of each frame, [rows, C]. */
	private TensorStore describe(final Video video, final int rows, final UnaryOperator<NDArray> description, final Progress progress) {
		if (video.geometry().patch() != VitArchitecture.PATCH)
			throw new IllegalArgumentException("DINOv2 looks at patches of " + VitArchitecture.PATCH + " pixels, not " + video.geometry().patch());
		return TensorStore.filled(video.size(), new Shape(rows, architecture.channels()), maps -> {
			for (int frame = 0; frame < video.size(); frame++) {
				progress.report("Describing frames", frame, video.size(), name());
				progress.check();
				try (NDManager scratch = Torch.newManager(manager.getDevice())) {
					maps.put(frame, description.apply(ImageNetColours.normalize(video.frame(scratch, frame)))); // [rows, C]
				}
			}
		});
	}

	/** Frees the weights; features that were extracted stay valid. */
	@Override
	public void close() {
		manager.close();
	}
}
