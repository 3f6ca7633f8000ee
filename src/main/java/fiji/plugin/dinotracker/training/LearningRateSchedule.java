package fiji.plugin.dinotracker.training;

/** How the learning rates fall during training. */
public enum LearningRateSchedule {

	/** The paper's: the refiner's rate shrinks by 0.999 every 40 iterations, Delta-DINO's stays (App. A.2). */
	REFINER {

		@Override
		double refinementFactor(final int iteration, final int iterations) {
			return 1;
		}

		@Override
		double refinerFactor(final int iteration, final int iterations) {
			return stepped(iteration);
		}
	},

	/** The authors' program's: Delta-DINO's rate shrinks by 0.999 every 40 iterations, the refiner's stays. */
	DELTA_DINO {

		@Override
		double refinementFactor(final int iteration, final int iterations) {
			return stepped(iteration);
		}

		@Override
		double refinerFactor(final int iteration, final int iterations) {
			return 1;
		}
	},

	/** Both stay for a while, then fall along half a cosine to zero, so that a short training ends settled. */
	COOLDOWN {

		@Override
		double refinementFactor(final int iteration, final int iterations) {
			final double fall = ((double) iteration / iterations - PLATEAU) / (1 - PLATEAU);
			return fall <= 0 ? 1 : (1 + Math.cos(Math.PI * fall)) / 2;
		}

		@Override
		double refinerFactor(final int iteration, final int iterations) {
			return refinementFactor(iteration, iterations);
		}
	};

	/** Share of the iterations before the fall. */
	private static final double PLATEAU = 0.6;
	private static final double DECAY = 0.999;
	private static final int INTERVAL = 40;

	private static double stepped(final int iteration) {
		return Math.pow(DECAY, iteration / INTERVAL);
	}

	/**
	 * By what the learning rate of what refines the features, such as Delta-DINO, is multiplied.
	 *
	 * @param iteration from 0
	 * @param iterations of the whole training
	 */
	abstract double refinementFactor(int iteration, int iterations);

	/** By what the refiner's learning rate is multiplied; see {@link #refinementFactor}. */
	abstract double refinerFactor(int iteration, int iterations);
}
