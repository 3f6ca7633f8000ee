package fiji.plugin.dinotracker.tracking.polish;

import ai.djl.ndarray.types.Shape;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.tensor.TensorStore;
import fiji.plugin.dinotracker.video.GreyFrames;
import fiji.plugin.dinotracker.video.GreyImage;

/**
 * Visits frames upwards and then downwards. The stack is read upwards in both cases, since a video decodes all frames before the
 * one it is asked for: frames are kept on the way up, as many as fit, and the way down reads those before them block by
 * block. Mostly all fit, and each frame is read once.
 */
final class FrameTour implements AutoCloseable {

	private static final String POLISHING = "Polishing";
	/** So many frames a video decodes at most until it is asked again whether to stop. */
	private static final int PORTION = 32;

	private final GreyFrames frames;
	private final int first;
	private final int last;
	private final TensorStore kept;
	private int start;

	/** What is done on a frame. */
	@FunctionalInterface
	interface Visit {

		void on(int frame, GreyImage image);
	}

	/**
	 * @param first where the way up begins
	 * @param last where the way down begins
	 * @param keptBytes how much the frames that are kept may take; one is kept in any case
	 * @throws java.io.UncheckedIOException if they need a temporary file, and there is no room for it
	 */
	FrameTour(final GreyFrames frames, final int first, final int last, final long keptBytes) {
		this.frames = frames;
		this.first = first;
		this.last = last;
		final long fit = keptBytes / ((long) frames.width() * frames.height() * Float.BYTES);
		this.kept = new TensorStore((int) Math.max(1, Math.min(last + 1, fit)), new Shape(frames.height(), frames.width()));
		this.start = last + 1 - kept.size();
	}

	/** Visits the first frame and all after it. */
	void up(final Visit visit, final Progress progress) {
		final int begin = Math.min(first, start);
		approach(begin, progress);
		for (int frame = begin; frame < frames.size(); frame++) {
			progress.check();
			progress.report(POLISHING, frame - begin + 1, frames.size() - begin, "");
			final GreyImage image = frames.read(frame);
			if (frame >= start && frame <= last) keep(frame, image);
			if (frame >= first) visit.on(frame, image);
		}
	}

	/** Visits the last frame and all before it, down to 0; only after the way up. */
	void down(final Visit visit, final Progress progress) {
		for (int frame = last; frame >= 0; frame--) {
			progress.check();
			progress.report(POLISHING, last - frame + 1, last + 1, "");
			if (frame < start) readUpTo(frame, progress);
			visit.on(frame, kept(frame));
		}
	}

	private void readUpTo(final int end, final Progress progress) {
		start = Math.max(0, end + 1 - kept.size());
		approach(start, progress);
		for (int frame = start; frame <= end; frame++) {
			progress.check();
			progress.report("Reading frames", frame - start, end + 1 - start, "");
			keep(frame, frames.read(frame));
		}
	}

	/** Asks for some of the frames before, so that a video does not decode them all in one go. */
	private void approach(final int frame, final Progress progress) {
		for (int before = 0; before < frame; before += PORTION) {
			progress.check();
			frames.read(before);
		}
	}

	private void keep(final int frame, final GreyImage image) {
		kept.buffer(frame - start).asFloatBuffer().put(image.values());
	}

	private GreyImage kept(final int frame) {
		final float[] values = new float[frames.width() * frames.height()];
		kept.buffer(frame - start).asFloatBuffer().get(values);
		return new GreyImage(frames.width(), frames.height(), values);
	}

	@Override
	public void close() {
		kept.close();
	}
}
