package fiji.plugin.dinotracker.features;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.video.Video;

/**
 * Turns every frame into a map of descriptors on the feature grid: the frozen features the method starts from
 * (Phi_DINO, Sec. 3.1).
 */
public interface FeatureExtractor extends AutoCloseable {

	/** The name it is chosen by, such as {@code dense-sift} or {@code dinov2-vits14}. */
	String name();

	/**
	 * Describes all frames.
	 *
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	FeatureVideo extract(Video video, Progress progress);

	/** What to do where features cannot be adapted. */
	String WHAT_CAN_BE_ADAPTED = "for the method lora choose a DINOv2 model, such as dinov2-vits14, with its tokens";

	/**
	 * The last blocks that the features come from, with what goes into them on each frame. They stay valid when this is
	 * closed.
	 *
	 * @throws IllegalArgumentException if the features come from no such blocks; the message says what to do
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	default AdaptableBlocks adaptable(final Video video, final Progress progress) {
		throw new IllegalArgumentException("Features " + name() + " have no blocks to adapt; " + WHAT_CAN_BE_ADAPTED);
	}

	/** Frees its weights, if it has any. */
	@Override
	default void close() {}
}
