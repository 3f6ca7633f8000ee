package fiji.plugin.dinotracker.flow;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.tensor.Torch;
import fiji.plugin.dinotracker.video.Luma;
import fiji.plugin.dinotracker.video.Video;

/**
 * Dense inverse search optical flow (Kroeger et al., ECCV 2016) as OpenCV has it, on 8-bit grey frames: needs no
 * weights and no GPU. Black and white are the same brightness on all frames, so that a point keeps its own.
 */
public final class DisFlow implements OpticalFlow {

	/** What users choose it by. */
	public static final String NAME = "dis";

	private static final float[] LUMA = Luma.shares();

	/**
	 * The search runs down to full resolution; OpenCV's presets stop at a half or a quarter, which at a working height
	 * of 238 follows limbs worse.
	 */
	private static final int FINEST_SCALE = 0;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<FlowField> flows(final Video video, final List<FramePair> pairs) {
		final VideoGeometry geometry = video.geometry();
		final Map<Integer, byte[]> frames = greyFrames(video, pairs);
		return pairs.parallelStream() //
			.map(pair -> flow(frames.get(pair.source()), frames.get(pair.target()), geometry)) //
			.toList();
	}

	private static Map<Integer, byte[]> greyFrames(final Video video, final List<FramePair> pairs) {
		final Map<Integer, byte[]> frames = new HashMap<>();
		for (final FramePair pair : pairs) {
			frames.computeIfAbsent(pair.source(), frame -> grey(video, frame));
			frames.computeIfAbsent(pair.target(), frame -> grey(video, frame));
		}
		return frames;
	}

	private static byte[] grey(final Video video, final int frame) {
		try (NDManager manager = Torch.newManager()) {
			final NDArray luma = manager.create(LUMA, new Shape(LUMA.length, 1, 1)); // [3, 1, 1]
			final NDArray grey = video.frame(manager, frame).mul(luma).sum(new int[] { 0 }); // [H, W]
			return grey.mul(255f).round().clip(0, 255).toType(DataType.UINT8, false).toByteArray(); // [H, W]
		}
	}

	private static FlowField flow(final byte[] source, final byte[] target, final VideoGeometry geometry) {
		try (PointerScope scope = new PointerScope()) {
			final Mat displacements = new Mat();
			estimator().calc(image(source, geometry), image(target, geometry), displacements);
			return split(displacements.createBuffer(), geometry);
		}
	}

	/** Estimators keep buffers and serve one thread only. */
	private static DISOpticalFlow estimator() {
		final DISOpticalFlow estimator = DISOpticalFlow.create(DISOpticalFlow.PRESET_FAST);
		estimator.setFinestScale(FINEST_SCALE);
		return estimator;
	}

	private static Mat image(final byte[] grey, final VideoGeometry geometry) {
		return new Mat(geometry.height(), geometry.width(), opencv_core.CV_8UC1, new BytePointer(grey));
	}

	private static FlowField split(final FloatBuffer displacements, final VideoGeometry geometry) {
		final float[] dx = new float[geometry.width() * geometry.height()];
		final float[] dy = new float[dx.length];
		for (int i = 0; i < dx.length; i++) {
			dx[i] = displacements.get(2 * i);
			dy[i] = displacements.get(2 * i + 1);
		}
		return new FlowField(geometry.width(), geometry.height(), dx, dy);
	}
}
