package fiji.plugin.dinotracker;

import ai.djl.Device;

import fiji.plugin.dinotracker.features.DenseSift;
import fiji.plugin.dinotracker.features.FeatureExtractor;
import fiji.plugin.dinotracker.flow.DisFlow;
import fiji.plugin.dinotracker.flow.OpticalFlow;

/** Feature extractors and optical flows by the names users choose them by. */
final class Components {

	private Components() {}

	/** @throws IllegalArgumentException for a name that is not known */
	static FeatureExtractor features(final String name, final Device device) {
		return switch (name) {
			case "auto", "dense-sift" -> new DenseSift(device);
			default -> throw new IllegalArgumentException("Unknown features " + name + "; use auto or dense-sift");
		};
	}

	/** @throws IllegalArgumentException for a name that is not known */
	static OpticalFlow flow(final String name) {
		return switch (name) {
			case "auto", "dis" -> new DisFlow();
			default -> throw new IllegalArgumentException("Unknown flow " + name + "; use auto or dis");
		};
	}
}
