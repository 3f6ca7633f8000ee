package fiji.plugin.dinotracker;

import java.io.IOException;
import java.util.Optional;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.training.Trainer;
import fiji.plugin.dinotracker.training.Trainer.Supervision;
import fiji.plugin.dinotracker.training.TrainingState;

/** Learns from all frames of a stack or from one in some, and is saved on the way and resumed as its checkpoints say. */
final class StackTraining implements DinoTracker.Learning {

	private final Preparation preparation;
	private final Optional<CheckpointPlan> checkpoints;
	private final Progress progress;

	/**
	 * @param preparation of the stack
	 * @param checkpoints where it is saved, if anywhere
	 * @param progress is told each loss; if cancelled, what is learned so far is kept
	 */
	StackTraining(final Preparation preparation, final Optional<CheckpointPlan> checkpoints, final Progress progress) {
		this.preparation = preparation;
		this.checkpoints = checkpoints;
		this.progress = progress;
	}

	/**
	 * Trains to the end.
	 *
	 * @throws IOException if it cannot be resumed
	 * @throws IllegalArgumentException if there is no motion to learn from, there are too few frames, or what should be resumed is
	 *           of another run
	 * @throws java.util.concurrent.CancellationException if cancelled before the first iteration
	 */
	@Override
	public void bring(final TrainingState state) throws IOException {
		final Progress listener;
		if (checkpoints.isPresent()) {
			final CheckpointSaver saver = new CheckpointSaver(progress, checkpoints.get(), preparation, state);
			saver.resume();
			listener = saver;
		}
		else listener = progress;
		if (state.losses().size() < preparation.settings().training().iterations())
			trainer(preparation.supervise(progress), state).train(listener);
	}

	private Trainer trainer(final Supervision all, final TrainingState state) {
		final TrackerSettings settings = preparation.settings();
		final int step = settings.trainStep();
		if (step == 1) return new Trainer(preparation.video(), preparation.features(), all, settings.training(), state);
		final int frames = preparation.video().size();
		if (frames <= step) throw new IllegalArgumentException("The " + frames + " frames are too few to learn from one in " + step + "; choose a smaller train step");
		final Supervision some = new Supervision(all.tracklets().every(step), all.mask().every(step));
		return new Trainer(preparation.video().every(step), preparation.features().every(step), some, settings.training(), state);
	}
}
