package fiji.plugin.dinotracker.training;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.features.ForegroundMask;
import fiji.plugin.dinotracker.geometry.VideoGeometry;
import fiji.plugin.dinotracker.training.Trainer.Supervision;

/**
 * What losses are made from.
 *
 * @param features the frozen features of the video
 * @param supervision tracklets and mask of the video
 * @param settings how to train
 * @param device where to compute
 */
record LossSources(FeatureVideo features, Supervision supervision, TrainingSettings settings, Device device) {

	/** Sizes of the video. */
	VideoGeometry geometry() {
		return features.geometry();
	}

	/** Where the foreground is. */
	ForegroundMask mask() {
		return supervision.mask();
	}

	/** Best buddies of the frozen features, found when they are asked for. */
	DinoBuddies buddies() {
		return new DinoBuddies(features, supervision.tracklets(), device);
	}
}
