package fiji.plugin.dinotracker.video;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.Resampling;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.tensor.Torch;

/**
 * Brings the selected frames of a stack to RGB in [0, 1] at the working size, one after the other. Grey frames get
 * three equal channels.
 */
public final class VideoLoader {

	private final FrameSource source;
	private final FrameSelection selection;
	private final VideoGeometry geometry;

	/**
	 * @param source the stack
	 * @param selection which part of it
	 * @param workingHeight wanted working height of a frame of 16:9 in pixels, see {@link VideoGeometry#of}
	 * @throws IllegalArgumentException if the stack is empty
	 */
	public VideoLoader(final FrameSource source, final FrameSelection selection, final int workingHeight) {
		this.source = source;
		this.selection = selection;
		this.geometry = VideoGeometry.of(source.width(), source.height(), workingHeight);
	}

	/**
	 * Reads, scales and resizes the frames; at any time only one is held at its original size.
	 *
	 * @throws IllegalArgumentException if the selection does not fit the stack
	 * @throws java.io.UncheckedIOException if a frame cannot be read
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Video load(final Progress progress) {
		final List<Integer> frames = selection.frames(source);
		final IntensityScaling scaling = source.scaling(selection, progress);
		return new Video(geometry, TensorStore.filled(frames.size(), new Shape(3, geometry.height(), geometry.width()), store -> read(frames, scaling, store, progress)));
	}

	private void read(final List<Integer> frames, final IntensityScaling scaling, final TensorStore store, final Progress progress) {
		try (NDManager manager = Torch.newManager()) {
			final NDArray down = Resampling.antialiasedBicubic(manager, source.height(), geometry.height()); // [H, h]
			final NDArray across = Resampling.antialiasedBicubic(manager, source.width(), geometry.width()).transpose(); // [w, W]
			for (int i = 0; i < frames.size(); i++) {
				progress.check();
				progress.report("Reading frames", i, frames.size(), "");
				try (NDManager step = manager.newSubManager()) {
					final NDArray original = original(step, frames.get(i), scaling); // [C, h, w]
					store.put(i, rgb(resized(step, original, down, across))); // [3, H, W]
				}
			}
		}
	}

	private NDArray original(final NDManager manager, final int frame, final IntensityScaling scaling) {
		final NDList channels = new NDList();
		for (final int channel : selection.channels(source)) {
			final float[] pixels = scaling.scale(selection.pixels(source, channel, frame));
			channels.add(manager.create(pixels, new Shape(source.height(), source.width()))); // [h, w]
		}
		return NDArrays.stack(channels); // [C, h, w]
	}

	/** Cubic interpolation overshoots at edges, hence the clip. */
	private static NDArray resized(final NDManager manager, final NDArray frame, final NDArray down, final NDArray across) {
		down.tempAttach(manager); // a product lives and dies with its first factor
		return down.matMul(frame).matMul(across).clip(0, 1); // [C, H, W]
	}

	private static NDArray rgb(final NDArray frame) {
		return frame.getShape().get(0) == 3 ? frame : frame.repeat(0, 3); // [3, H, W]
	}
}
