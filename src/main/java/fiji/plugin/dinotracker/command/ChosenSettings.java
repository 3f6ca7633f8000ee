package fiji.plugin.dinotracker.command;

import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.tracking.polish.Polish;
import fiji.plugin.dinotracker.training.TrainingSettings;

/** The settings a user chose: those of a preset, but for what was chosen by itself. */
final class ChosenSettings {

	/** The choice that leaves something to the preset. */
	static final String BY_PRESET = "preset";

	private TrackerSettings settings;

	/** @throws IllegalArgumentException if there is no such preset */
	ChosenSettings(final String preset) {
		this.settings = TrackerSettings.preset(preset);
	}

	ChosenSettings features(final String features) {
		if (!features.equals(BY_PRESET)) settings = settings.withFeatures(features);
		return this;
	}

	ChosenSettings flow(final String flow) {
		if (!flow.equals(BY_PRESET)) settings = settings.withFlow(flow);
		return this;
	}

	ChosenSettings device(final String device) {
		settings = settings.withDevice(device);
		return this;
	}

	ChosenSettings polish(final Polish polish) {
		settings = settings.withPolish(polish);
		return this;
	}

	/** @param height a whole number; 0 leaves it to the preset */
	ChosenSettings height(final String height) {
		final int pixels = WholeNumber.notNegative("height", height);
		if (pixels > 0) settings = settings.withHeight(pixels);
		return this;
	}

	/** @param iterations a whole number; 0 leaves it to the preset */
	ChosenSettings iterations(final String iterations) {
		final int steps = WholeNumber.notNegative("iterations", iterations);
		return steps > 0 ? training(settings.training().withIterations(steps)) : this;
	}

	ChosenSettings seed(final String seed) {
		return training(settings.training().withSeed(WholeNumber.parse("seed", seed)));
	}

	private ChosenSettings training(final TrainingSettings training) {
		settings = settings.withTraining(training);
		return this;
	}

	TrackerSettings settings() {
		return settings;
	}
}
