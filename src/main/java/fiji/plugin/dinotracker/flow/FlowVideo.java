package fiji.plugin.dinotracker.flow;

import java.nio.FloatBuffer;
import java.util.List;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.video.Video;

/** The optical flow between neighbouring frames of a video, both ways in time. */
public final class FlowVideo implements AutoCloseable {

	private static final int PLANES = 4;

	private final VideoGeometry geometry;
	private final TensorStore displacements;

	/**
	 * @param geometry the sizes of the video
	 * @param displacements one tensor of {@link #shape} for each frame but the last: dx and dy to the next frame, then dx and
	 *          dy back
	 */
	public FlowVideo(final VideoGeometry geometry, final TensorStore displacements) {
		this.geometry = geometry;
		this.displacements = displacements;
	}

	/**
	 * Estimates the flow from every frame to the next and back.
	 *
	 * @param video at least two frames
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static FlowVideo of(final OpticalFlow flow, final Video video, final Progress progress) {
		return new FlowVideo(video.geometry(), TensorStore.filled(video.size() - 1, shape(video.geometry()), store -> {
			for (int frame = 0; frame < store.size(); frame++) {
				progress.check();
				final FramePair pair = new FramePair(frame, frame + 1);
				final List<FlowField> fields = flow.flows(video, List.of(pair, pair.reversed()));
				final FloatBuffer planes = store.buffer(frame).asFloatBuffer();
				for (final FlowField field : fields)
					planes.put(field.dx()).put(field.dy());
				progress.report("Flow between neighbours", frame + 1, store.size(), "");
			}
		}));
	}

	/** The shape of what is known of two neighbouring frames: [4, H, W]. */
	public static Shape shape(final VideoGeometry geometry) {
		return new Shape(PLANES, geometry.height(), geometry.width());
	}

	/** The sizes of the video. */
	public VideoGeometry geometry() {
		return geometry;
	}

	/** All of it, one tensor of {@link #shape} for each frame but the last; must not be changed. */
	public TensorStore displacements() {
		return displacements;
	}

	/** How many frames the video has. */
	public int frames() {
		return displacements.size() + 1;
	}

	/**
	 * The flow from a frame to a neighbouring one and back.
	 *
	 * @param from a frame
	 * @param to the frame before or after it
	 */
	public FlowPair between(final int from, final int to) {
		if (Math.abs(from - to) != 1) throw new IllegalArgumentException("Frames " + from + " and " + to + " are not neighbours");
		final FloatBuffer planes = displacements.buffer(Math.min(from, to)).asFloatBuffer();
		final FlowField later = next(planes);
		final FlowField earlier = next(planes);
		return from < to ? new FlowPair(later, earlier) : new FlowPair(earlier, later);
	}

	private FlowField next(final FloatBuffer planes) {
		final int width = geometry.width();
		final int height = geometry.height();
		final float[] dx = new float[width * height];
		final float[] dy = new float[width * height];
		planes.get(dx).get(dy);
		return new FlowField(width, height, dx, dy);
	}

	@Override
	public void close() {
		displacements.close();
	}
}
