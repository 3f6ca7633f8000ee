package fiji.plugin.dinotracker.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.flow.raft.RaftConfiguration;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.video.Video;
import fiji.plugin.dinotracker.weights.FormulaWeights;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** The weights and frames of {@code src/test/python/make_raft_fixtures.py}. */
public final class FormulaRaft {

	private FormulaRaft() {}

	/** Every tensor of torchvision's state dictionary. */
	public static Map<String, NDArray> tensors(final NDManager manager, final RaftConfiguration configuration) {
		final Map<String, NDArray> tensors = new HashMap<>();
		for (final String line : resource(configuration.name() + ".keys").lines().toList()) {
			final String[] words = line.split(" ");
			final long[] shape = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
			tensors.put(words[0], tensor(manager, words[0], new Shape(shape)));
		}
		return tensors;
	}

	private static NDArray tensor(final NDManager manager, final String name, final Shape shape) {
		final boolean line = shape.dimension() == 1;
		if (name.endsWith("running_var") || line && name.endsWith("weight"))
			return FormulaWeights.tensor(manager, name, shape, 0.5f).addi(1);
		final double scale = shape.dimension() == 4 ? Math.sqrt(6.0 / shape.slice(1).size()) : 0.1;
		return FormulaWeights.tensor(manager, name, shape, (float) (name.contains("flow_head.conv2") ? 0.03 * scale : scale));
	}

	/** A weights file with every tensor; written if the folder has none yet. */
	static Path write(final Path folder, final NDManager manager, final RaftConfiguration configuration) throws IOException {
		final Path file = folder.resolve(configuration.name() + ".safetensors");
		if (!Files.exists(file)) SafetensorsWriter.write(file, tensors(manager, configuration), Map.of());
		return file;
	}

	/** Frames of a texture that moves 2.7 pixels to the right and 1.3 up from one to the next. */
	static Video video(final int width, final int height, final int frames) {
		final TensorStore store = new TensorStore(frames, new Shape(3, height, width));
		for (int frame = 0; frame < frames; frame++)
			store.buffer(frame).asFloatBuffer().put(frame(frame, width, height));
		return new Video(new VideoGeometry(width, height, width, height, 1, 1), store); // any size fits this grid
	}

	private static float[] frame(final int frame, final int width, final int height) {
		final float[] values = new float[3 * height * width];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (0.5 + texture(i / (width * height), i % width - 2.7 * frame, i / width % height + 1.3 * frame) / 6);
		return values;
	}

	private static double texture(final int colour, final double x, final double y) {
		return Math.sin(0.31 * x + 0.17 * y + colour) + Math.sin(0.11 * x - 0.23 * y) + Math.sin(0.05 * x * Math.sin(0.07 * y));
	}

	/** The text of a file beside this class. */
	static String resource(final String name) {
		try (InputStream stream = FormulaRaft.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
