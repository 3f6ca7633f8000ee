package fiji.plugin.dinotracker.model;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.tensor.Torch;

/**
 * The maps of a tensor in the processor's memory, read and written where they are. For any number of threads.
 *
 * @param frames the numbers of each frame, N of C H W
 * @param channels C
 * @param size numbers of a map, H W
 */
record HostMaps(List<FloatBuffer> frames, int channels, int size) {

	/** @param tensor [N, C, H, W], contiguous; must stay open while its maps are in use */
	static HostMaps of(final NDArray tensor) {
		final Shape shape = tensor.getShape();
		return Torch.withoutGradients(() -> {
			final List<FloatBuffer> frames = new ArrayList<>();
			for (int frame = 0; frame < shape.get(0); frame++) // one by one, as a buffer has at most 2 GB
				try (NDArray one = tensor.get(frame)) {
					frames.add(one.toByteBuffer(true).asFloatBuffer());
				}
			return new HostMaps(frames, (int) shape.get(1), (int) (shape.get(2) * shape.get(3)));
		});
	}

	/** Frames, N. */
	int count() {
		return frames.size();
	}

	/** Copies one map, [H, W]. */
	void read(final int frame, final int channel, final float[] map) {
		frames.get(frame).get(channel * size, map);
	}

	/** Overwrites one map, [H, W]. */
	void write(final int frame, final int channel, final float[] map) {
		frames.get(frame).put(channel * size, map);
	}
}
