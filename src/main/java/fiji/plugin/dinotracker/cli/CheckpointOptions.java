package fiji.plugin.dinotracker.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import fiji.plugin.dinotracker.CheckpointPlan;
import fiji.plugin.dinotracker.RunResources;
import fiji.plugin.dinotracker.results.ResultFolder;

/** Options that say how a training is saved on the way, and taken up again. */
final class CheckpointOptions {

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--checkpoint", paramLabel = "N", description = "iterations between two savings of the training (default: " + CheckpointPlan.INTERVAL + ")")
	private Integer checkpoint;

	@Option(names = "--resume", description = "go on with the training that was saved in the folder of the results, after a crash or an interruption")
	private boolean resume;

	/**
	 * Checks the options.
	 *
	 * @param trains whether there will be a training
	 * @throws ParameterException if there will not, but it is to be saved or resumed, or a value is out of range
	 */
	void require(final boolean trains) {
		if (!trains && (checkpoint != null || resume))
			throw new ParameterException(spec.commandLine(), "Leave out --checkpoint and --resume: without training there is nothing to save or to go on with");
		if (checkpoint != null && checkpoint < 1) throw new ParameterException(spec.commandLine(), "--checkpoint must be 1 iteration or more, not " + checkpoint);
	}

	/**
	 * The same resources with a training that is saved.
	 *
	 * @param folder of the results, where it is saved
	 */
	RunResources addTo(final RunResources resources, final ResultFolder folder) {
		return resources.withCheckpoints(new CheckpointPlan(folder.model(), folder.report(), checkpoint == null ? CheckpointPlan.INTERVAL : checkpoint, resume));
	}
}
