package fiji.plugin.dinotracker.command;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.Device;

import fiji.plugin.dinotracker.DinoTracker;
import fiji.plugin.dinotracker.Preparation;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.TrackerInput;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.features.FeatureVideo;
import fiji.plugin.dinotracker.progress.Progress;

/**
 * The features a user wants to see: those of a trained model beside the raw ones it started from, or the raw ones alone.
 *
 * @param videos by what they are called
 * @param device where they are computed
 * @param owner closes them
 */
record ChosenFeatures(Map<String, FeatureVideo> videos, Device device, Runnable owner) implements AutoCloseable {

	private static final String RAW = "Raw features";
	private static final String TRAINED = "Trained features";

	/**
	 * Computes the features of a stack.
	 *
	 * @param model the folder of a trained model; null for raw features alone, those of the preset quick
	 */
	static ChosenFeatures of(final TrackerInput input, final File model, final Progress progress) throws IOException {
		final Map<String, FeatureVideo> videos = new LinkedHashMap<>();
		if (model == null) {
			final Preparation preparation = new Preparation(input, TrackerSettings.preset("quick"), RunResources.DEFAULT, progress);
			videos.put(RAW, preparation.features());
			return new ChosenFeatures(videos, preparation.device(), preparation::close);
		}
		final DinoTracker tracker = DinoTracker.load(input, model.toPath(), progress);
		videos.put(RAW, tracker.preparation().features());
		videos.put(TRAINED, tracker.features());
		return new ChosenFeatures(videos, tracker.preparation().device(), tracker::close);
	}

	@Override
	public void close() {
		owner.run();
	}
}
