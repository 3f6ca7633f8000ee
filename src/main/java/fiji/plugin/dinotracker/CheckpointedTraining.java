package fiji.plugin.dinotracker;

import java.io.IOException;
import java.io.UncheckedIOException;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.training.TrainingState;

/** Passes progress on and saves a training every so many iterations. */
final class CheckpointedTraining implements Progress {

	private final Progress listener;
	private final Checkpoints checkpoints;
	private final Preparation preparation;
	private final TrainingState state;

	/**
	 * @param listener who is told
	 * @param preparation of the stack
	 * @param state what is saved; it has each iteration before its loss is told
	 */
	CheckpointedTraining(final Progress listener, final Checkpoints checkpoints, final Preparation preparation, final TrainingState state) {
		this.listener = listener;
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
			listener.note("There is nothing to resume in " + checkpoints.folder() + "; training starts from the beginning");
			return;
		}
		final ModelBundle saved = ModelBundle.open(checkpoints.folder());
		saved.requireSame(preparation);
		saved.restore(state);
		listener.note("Training goes on after iteration " + state.losses().size());
	}

	/** @throws UncheckedIOException if it cannot be saved */
	@Override
	public void loss(final int iteration, final double loss) {
		listener.loss(iteration, loss);
		if (iteration % checkpoints.interval() != 0) return;
		try {
			ModelBundle.save(checkpoints.folder(), preparation, state);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("Cannot save the training to " + checkpoints.folder() + "; free some space, then run again with --resume", e);
		}
	}

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {
		listener.report(stage, done, total, detail);
	}

	@Override
	public boolean cancelled() {
		return listener.cancelled();
	}

	@Override
	public void note(final String line) {
		listener.note(line);
	}
}
