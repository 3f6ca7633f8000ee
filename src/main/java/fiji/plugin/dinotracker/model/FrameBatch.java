package fiji.plugin.dinotracker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.video.Video;

/**
 * Some frames of a video, of which as much is read as is asked for.
 *
 * @param video the frames
 * @param features their frozen features
 * @param manager owner of all tensors of the batch
 * @param frames which of them
 */
public record FrameBatch(Video video, FeatureVideo features, NDManager manager, int... frames) {

	/** RGB in [0, 1], [N, 3, H, W]. */
	public NDArray pixels() {
		return video.frames(manager, frames);
	}

	/** Frozen features, Phi_DINO, [N, P, C]. */
	public NDArray raw() {
		return features.maps(manager, frames);
	}
}
