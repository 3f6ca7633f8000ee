package fiji.plugin.dinotracker.video;

import java.nio.ByteBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;

/** The frames of a stack as the networks see them: RGB in [0, 1] at the working size. */
public final class Video implements AutoCloseable {

	private final VideoGeometry geometry;
	private final TensorStore frames;
	private String digest;

	/**
	 * @param geometry the sizes
	 * @param frames one tensor [3, H, W] a frame, RGB in [0, 1]
	 */
	public Video(final VideoGeometry geometry, final TensorStore frames) {
		this.geometry = geometry;
		this.frames = frames;
	}

	/** Its sizes. */
	public VideoGeometry geometry() {
		return geometry;
	}

	/** How many frames it has. */
	public int size() {
		return frames.size();
	}

	/**
	 * One frame.
	 *
	 * @return RGB in [0, 1], [3, H, W]; must not be changed in place
	 */
	public NDArray frame(final NDManager manager, final int index) {
		return frames.get(manager, index);
	}

	/** The memory of one frame, [3, H, W] in native byte order; must not be changed. */
	public ByteBuffer pixels(final int index) {
		return frames.buffer(index);
	}

	/**
	 * A fingerprint of sizes and pixels, 64 hexadecimal digits; it takes a while when it is first asked for.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public String digest(final Progress progress) {
		if (digest == null) digest = FrameDigest.of(this, progress);
		return digest;
	}

	/**
	 * Some frames.
	 *
	 * @return RGB in [0, 1], [N, 3, H, W]
	 */
	public NDArray frames(final NDManager manager, final int... indices) {
		final NDList list = new NDList();
		for (final int index : indices)
			list.add(frame(manager, index));
		return NDArrays.stack(list);
	}

	/** The first frame and every so many after it, in the same memory; not to be used after this video is closed. */
	public Video every(final int step) {
		return new Video(geometry, frames.every(step));
	}

	@Override
	public void close() {
		frames.close();
	}
}
