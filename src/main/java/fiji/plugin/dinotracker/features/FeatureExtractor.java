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

	/** Frees its weights, if it has any. */
	@Override
	default void close() {}
}
