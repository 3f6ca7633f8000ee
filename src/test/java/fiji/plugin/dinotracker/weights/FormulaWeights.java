package fiji.plugin.dinotracker.weights;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Pseudo-random tensors by formula, so that a parity test and the Python script that made its fixture work on the same
 * weights without any being stored. The twin is {@code src/test/python/formula_weights.py}; both give the same bits.
 */
public final class FormulaWeights {

	private static final float HALF_RANGE = 0x1p31f;

	private FormulaWeights() {}

	/**
	 * Element {@code index} (row-major) of the tensor of a name: a hash of both, spread evenly over [-1, 1], times the scale.
	 * The hash is the CRC-32 of the name in UTF-8, combined with the index and mixed with the two odd multipliers of MurmurHash3.
	 */
	public static float value(final String name, final int index, final float scale) {
		return value(seed(name), index, scale);
	}

	/**
	 * A whole tensor of {@link #value(String, int, float)}.
	 *
	 * @return float32 of the given shape
	 */
	public static NDArray tensor(final NDManager manager, final String name, final Shape shape, final float scale) {
		final int seed = seed(name);
		final float[] values = new float[Math.toIntExact(shape.size())];
		for (int i = 0; i < values.length; i++)
			values[i] = value(seed, i, scale);
		return manager.create(values, shape);
	}

	private static int seed(final String name) {
		final CRC32 crc = new CRC32();
		crc.update(name.getBytes(StandardCharsets.UTF_8));
		return (int) crc.getValue();
	}

	private static float value(final int seed, final int index, final float scale) {
		int hash = seed ^ index * 0x9E3779B9;
		hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
		hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
		hash ^= hash >>> 16;
		return hash / HALF_RANGE * scale;
	}
}
