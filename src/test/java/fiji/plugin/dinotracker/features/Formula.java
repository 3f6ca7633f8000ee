package fiji.plugin.dinotracker.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.weights.SafetensorsWriter;

/** Numbers that look random and are the same here and in formula.py, so that no weights are committed. */
final class Formula {

	private Formula() {}

	/** Uniform in [-1, 1), one number for each index, different for each name. */
	static double[] noise(final String name, final int count) {
		final CRC32 crc = new CRC32();
		crc.update(name.getBytes(StandardCharsets.UTF_8));
		final double[] noise = new double[count];
		for (int i = 0; i < count; i++) {
			int x = (int) crc.getValue() + i * 0x9E3779B9;
			x = (x ^ x >>> 16) * 0x85EBCA6B;
			x = (x ^ x >>> 13) * 0xC2B2AE35;
			x ^= x >>> 16;
			noise[i] = (x >>> 8) / 8388608.0 - 1;
		}
		return noise;
	}

	/** A tensor of a vision transformer under Meta AI's names, of a size that keeps its activations near one. */
	static float[] vitTensor(final String name, final Shape shape) {
		final double[] u = noise(name, (int) shape.size());
		final boolean normalization = name.contains("norm") && name.endsWith("weight");
		final double spread = name.endsWith("gamma") ? 0.3 : normalization ? 0.2 : //
			name.endsWith("weight") ? Math.sqrt(6.0 * shape.get(0) / shape.size()) : 0.5;
		final double centre = name.endsWith("gamma") ? 0.5 : normalization ? 1 : 0;
		final float[] values = new float[u.length];
		for (int i = 0; i < u.length; i++)
			values[i] = (float) (centre + spread * u[i]);
		return values;
	}

	/** Writes a model with tensors by the formula, under the names of Meta AI's files. */
	static void write(final VitArchitecture architecture, final Path file) throws IOException {
		try (NDManager manager = Torch.newManager()) {
			final Map<String, NDArray> tensors = new HashMap<>();
			new MetaKeyLayout().stored(VitKeyLayout.shapes(architecture)) //
				.forEach((name, shape) -> tensors.put(name, manager.create(vitTensor(name, shape), shape)));
			SafetensorsWriter.write(file, tensors, Map.of());
		}
	}
}
