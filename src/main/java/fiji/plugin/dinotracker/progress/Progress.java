package fiji.plugin.dinotracker.progress;

import java.util.concurrent.CancellationException;

/**
 * How long work tells the front where it is, and how the front asks it to stop. Every loop that runs over a second
 * calls {@link #report} at each turn; implementations must be quick and may be called from any thread.
 */
public interface Progress {

	/** Says nothing and never cancels. */
	Progress NONE = new Progress() {

		@Override
		public void report(final String stage, final int done, final int total, final String detail) {}

		@Override
		public boolean cancelled() {
			return false;
		}
	};

	/**
	 * Tells where the work is.
	 *
	 * @param stage what is being done, such as "Training"
	 * @param done turns finished, from 0 to {@code total}
	 * @param total all turns of this stage
	 * @param detail a few more words such as the loss, or empty
	 */
	void report(String stage, int done, int total, String detail);

	/**
	 * Tells how training goes on.
	 *
	 * @param iteration the iteration that was just done, from 1
	 * @param loss its objective
	 */
	default void loss(final int iteration, final double loss) {}

	/** Whether the user asked to stop. */
	boolean cancelled();

	/**
	 * Tells in a line something the user should know, such as what {@code auto} came to. Who only counts or cancels need not
	 * listen.
	 */
	default void note(final String line) {}

	/**
	 * For stages that are worth nothing half done.
	 *
	 * @throws CancellationException if the user asked to stop
	 */
	default void check() {
		if (cancelled()) throw new CancellationException("Stopped at your request");
	}

	/**
	 * For what comes after work that keeps what it has when cancelled: this progress, or, if the user already asked to stop,
	 * one that only reports, so that what was reached is brought to an end.
	 */
	default Progress afterCancel() {
		if (!cancelled()) return this;
		return new ForwardingProgress(this) {

			@Override
			public boolean cancelled() {
				return false;
			}
		};
	}
}
