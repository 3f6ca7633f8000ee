package fiji.plugin.dinotracker.progress;

/** Passes everything on; what differs is overridden. */
public abstract class ForwardingProgress implements Progress {

	private final Progress listener;

	/** @param listener who is told, and asked whether to stop */
	protected ForwardingProgress(final Progress listener) {
		this.listener = listener;
	}

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {
		listener.report(stage, done, total, detail);
	}

	@Override
	public void loss(final int iteration, final double loss) {
		listener.loss(iteration, loss);
	}

	@Override
	public void note(final String line) {
		listener.note(line);
	}

	@Override
	public boolean cancelled() {
		return listener.cancelled();
	}
}
