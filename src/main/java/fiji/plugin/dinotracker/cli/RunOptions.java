package fiji.plugin.dinotracker.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import fiji.plugin.dinotracker.batch.TrackingRun;

/** Options that say how to track a stack, and with what. */
final class RunOptions {

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Mixin
	private SettingsOptions settingsOptions;

	@Option(names = "--model", paramLabel = "BUNDLE", description = "model folder of an earlier run: new points, no training; it is used as it was trained")
	private Path model;

	@Option(names = "--interpolate", description = "join occluded spans by a cubic spline, marked as interpolated in tracks.csv")
	private boolean interpolate;

	/** @throws ParameterException if a value is out of range, or two do not go together */
	TrackingRun run() {
		final List<String> forTraining = settingsOptions.givenForTraining();
		if (model != null && !forTraining.isEmpty())
			throw new ParameterException(spec.commandLine(), "Leave out " + String.join(", ", forTraining) + ": a --model is used as it was trained");
		return new TrackingRun(settingsOptions.method(), settingsOptions.settings(), Optional.ofNullable(model), interpolate);
	}
}
