package fiji.plugin.dinotracker.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import fiji.plugin.dinotracker.Method;
import fiji.plugin.dinotracker.TrackerSettings;
import fiji.plugin.dinotracker.features.Facet;
import fiji.plugin.dinotracker.tracking.Linking;
import fiji.plugin.dinotracker.tracking.polish.Polish;
import fiji.plugin.dinotracker.training.LearningRateSchedule;
import fiji.plugin.dinotracker.training.LossTerm;
import fiji.plugin.dinotracker.training.TrainingSettings;

/** Options that say how to track; what is not given comes from the preset. */
final class SettingsOptions {

	/** What can be chosen anew for a model that is trained. */
	private static final Set<String> AFTER_TRAINING = Set.of("--polish", "--device");
	/** What a method without training has no use for; it has a linking of its own. */
	private static final Set<String> TRAINING_ONLY = Set.of("--schedule", "--without", "--iterations", "--train-step", "--linking");

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Spec
	private CommandSpec own;

	@Option(names = "--method", paramLabel = "NAME", defaultValue = "dino-tracker", description = { "dino-tracker; a baseline with a training of its own: no-prior (without frozen features),",
		"lora (DINOv2 fine-tuned by adapters in place of Delta-DINO; needs a DINOv2 model as features);",
		"or one without: raw (features alone), flow (chained optical flow) (default: ${DEFAULT-VALUE})" })
	private String method;

	@Option(names = "--preset", paramLabel = "NAME", defaultValue = "quick", description = "quick, balanced or paper (default: ${DEFAULT-VALUE})")
	private String preset;

	@Option(names = "--features", paramLabel = "NAME", description = "auto, dense-sift, or a DINOv2 model such as dinov2-vits14 (default: auto; of paper: dinov2-vitl14)")
	private String features;

	@Option(names = "--facet", paramLabel = "NAME", description = "values of a DINOv2 block: tokens, keys, queries or values (default: tokens)")
	private Facet facet;

	@Option(names = "--block", paramLabel = "N", description = "block of a DINOv2 model, from 0 (default: two thirds up)")
	private Integer block;

	@Option(names = "--flow", paramLabel = "NAME", description = "auto, dis, raft-large or raft-small (default: that of the preset: dis, auto, raft-large)")
	private String flow;

	@Option(names = "--linking", paramLabel = "NAME", description = "flow: join frames along the optical flow; none: every frame by itself, as published (default: flow; of paper: none)")
	private Linking linking;

	@Option(names = "--polish", paramLabel = "NAME", description = { "native: make visible places more exact by aligning the query's surroundings at the resolution of the stack;",
		"none: leave them as they were found (default)" })
	private Polish polish;

	@Option(names = "--schedule", paramLabel = "NAME", description = "how the learning rates fall: cooldown; refiner, as published; delta_dino, as in the authors' program (default: cooldown; of paper: refiner)")
	private LearningRateSchedule schedule;

	@Option(names = "--without", paramLabel = "LOSSES", split = ",", description = "losses to leave out, with commas between them: flow, flow-contrast, dino-bb, refined-bb, cycle, prior")
	private List<String> without = List.of();

	@Option(names = "--iterations", paramLabel = "N", description = "steps of training (default: 250; of paper: 10000)")
	private Integer iterations;

	@Option(names = "--train-step", paramLabel = "N", description = "learn from every second (2) or fourth (4) frame of a long stack; all are tracked (default: 1)")
	private Integer trainStep;

	@Option(names = "--height", paramLabel = "PX", description = "working height of a 16:9 frame; other shapes get as many pixels (default: that of the preset: 238, 357, 476)")
	private Integer height;

	@Option(names = "--device", paramLabel = "NAME", description = "auto, cpu or gpu (default: auto)")
	private String device;

	@Option(names = "--seed", paramLabel = "N", description = "same seed, same device, same result (default: 2)")
	private Long seed;

	@Option(names = "--trust-weights", description = "use weights whose content is not the published one")
	private boolean trustWeights;

	/** What was given of how to train, which is of no use to a model that is trained. */
	List<String> givenForTraining() {
		return given().filter(name -> !AFTER_TRAINING.contains(name)).toList();
	}

	private Stream<String> given() {
		return spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName).filter(name -> own.findOption(name) != null);
	}

	/** @throws ParameterException if there is no such method, or it has no training but is told how to train */
	Method method() {
		try {
			final Method chosen = Method.named(method);
			final List<String> idle = chosen.trains() ? List.of() : given().filter(TRAINING_ONLY::contains).toList();
			if (!idle.isEmpty()) throw new IllegalArgumentException("Leave out " + String.join(", ", idle) + ": there is no training with --method " + method);
			return chosen;
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	/** @throws ParameterException if a value is out of range */
	TrackerSettings settings() {
		try {
			TrackerSettings settings = TrackerSettings.preset(preset);
			if (features != null) settings = settings.withFeatures(features);
			if (facet != null) settings = settings.withFacet(facet);
			if (block != null) settings = settings.withBlock(block);
			if (flow != null) settings = settings.withFlow(flow);
			if (trainStep != null) settings = settings.withTrainStep(trainStep);
			if (height != null) settings = settings.withHeight(height);
			if (device != null) settings = settings.withDevice(device);
			if (linking != null) settings = settings.withLinking(linking);
			if (polish != null) settings = settings.withPolish(polish);
			if (trustWeights) settings = settings.trustingWeights();
			return settings.withTraining(training(settings.training()));
		}
		catch (final IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private TrainingSettings training(final TrainingSettings preset) {
		TrainingSettings training = preset;
		if (iterations != null) training = training.withIterations(iterations);
		if (schedule != null) training = training.withSchedule(schedule);
		if (!without.isEmpty()) training = training.without(LossTerm.named(without));
		if (seed != null) training = training.withSeed(seed);
		return training;
	}
}
