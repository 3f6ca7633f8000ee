package fiji.plugin.dinotracker;

import java.nio.file.Path;

/**
 * Where a training is saved while it goes on, so that it can be taken up again after a crash.
 *
 * @param folder the model folder; written to a temporary name, then moved, so that it is whole at any moment
 * @param report a file beside it that says that all is complete, which it is no more once a training is saved
 * @param interval iterations between two savings, 1 or more
 * @param resume whether to go on from what is there, to the same tracks as without interruption
 */
public record CheckpointPlan(Path folder, Path report, int interval, boolean resume) {

	/** Iterations between two savings, unless chosen otherwise. */
	public static final int INTERVAL = 100;

	/** @throws IllegalArgumentException if the interval is out of range */
	public CheckpointPlan {
		if (interval < 1) throw new IllegalArgumentException("checkpoint must be 1 iteration or more, not " + interval);
	}
}
