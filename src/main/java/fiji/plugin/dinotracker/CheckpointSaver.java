package fiji.plugin.dinotracker;

import java.io.IOException;
import java.nio.file.Files;

import fiji.plugin.dinotracker.progress.ForwardingProgress;
import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.ProblemLine;
import fiji.plugin.dinotracker.training.TrainingState;

/** Passes progress on and saves a training every so many iterations. */
final class CheckpointSaver extends ForwardingProgress {

	private final CheckpointPlan checkpoints;
	private final Preparation preparation;
	private final TrainingState state;

	/**
	 * @param listener who is told
	 * @param preparation of the stack
	 * @param state what is saved; it has each iteration before its loss is told
	 */
	CheckpointSaver(final Progress listener, final CheckpointPlan checkpoints, final Preparation preparation, final TrainingState state) {
		super(listener);
		this.checkpoints = checkpoints;
		this.preparation = preparation;
		this.state = state;
	}

	/**
	 * Goes back to where an earlier run was saved, if that is wished for and there is one.
	 *
	 * @throws IOException if it cannot be read
	 * @throws IllegalArgumentException if it was of other settings or frames; the message says what to do
	 */
	void resume() throws IOException {
		if (!checkpoints.resume()) return;
		if (!ModelBundle.isAt(checkpoints.folder())) {
			note("There is nothing to resume in " + checkpoints.folder() + "; training starts from the beginning");
			return;
		}
		final ModelBundle saved = ModelBundle.open(checkpoints.folder());
		saved.requireSame(preparation);
		saved.restore(state);
		note("Training goes on after iteration " + state.losses().size());
	}

	/** A training that cannot be saved goes on: a scanner or a backup may hold a file for a moment. */
	@Override
	public void loss(final int iteration, final double loss) {
		super.loss(iteration, loss);
		if (iteration % checkpoints.interval() != 0 && iteration != preparation.settings().training().iterations()) return;
		try {
			Files.deleteIfExists(checkpoints.report());
			ModelBundle.save(checkpoints.folder(), preparation, state);
		}
		catch (final IOException e) {
			note("The training could not be saved to " + checkpoints.folder() + " (" + ProblemLine.of(e) + "); it goes on, and is saved again later");
		}
	}
}
