package fiji.plugin.dinotracker;

import java.util.Optional;

/**
 * What a run may use of this computer. None of it changes the result.
 *
 * @param checkpoints where the training is saved while it goes on, if anywhere
 */
public record RunResources(Optional<Checkpoints> checkpoints) {

	/** Nothing is kept on the way. */
	public static final RunResources NONE = new RunResources(Optional.empty());

	/** The same with a training that is saved while it goes on. */
	public RunResources withCheckpoints(final Checkpoints other) {
		return new RunResources(Optional.of(other));
	}
}
