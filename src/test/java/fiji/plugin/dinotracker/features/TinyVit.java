package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
import fiji.plugin.dinotracker.weights.SafetensorsReader;

/** A vision transformer of three small blocks with weights by formula, of which the last two can be adapted. */
public final class TinyVit {

	public static final VitArchitecture ARCHITECTURE = new VitArchitecture("tiny", 128, 3, 0);

	private TinyVit() {}

	/** The features of a video with the blocks they come from. */
	public static FeatureVideo describe(final Video video) {
		return read(checkpoint -> {
			try (DinoV2 extractor = new DinoV2(checkpoint, ARCHITECTURE, new FeatureLayer(2, Facet.TOKENS), Device.cpu())) {
				final AdaptableBlocks blocks = extractor.adaptable(video, Progress.NONE);
				return extractor.extract(video, Progress.NONE).with(Optional.of(blocks));
			}
		});
	}

	/** The features of one frame, which come from the first block alone; they do not matter themselves. */
	public static FeatureVideo oneBlock(final VideoGeometry geometry, final NDArray input) {
		return read(checkpoint -> {
			final NDManager weights = Torch.newManager();
			final TensorStore inputs = new TensorStore(1, input.getShape());
			inputs.put(0, input);
			final List<TransformerBlock> blocks = new VisionTransformer(checkpoint, ARCHITECTURE, weights).blocks().subList(0, 1);
			return new FeatureVideo(geometry, new TensorStore(1, new Shape(geometry.cells(), ARCHITECTURE.channels()))).with(Optional.of(new AdaptableBlocks(blocks, inputs, weights)));
		});
	}

	private interface Reading {

		FeatureVideo from(Checkpoint checkpoint) throws IOException;
	}

	private static FeatureVideo read(final Reading reading) {
		try {
			final Path file = Files.createTempFile("tiny", ".safetensors");
			FormulaVit.write(ARCHITECTURE, file);
			try (Checkpoint checkpoint = SafetensorsReader.open(file)) {
				return reading.from(checkpoint);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
