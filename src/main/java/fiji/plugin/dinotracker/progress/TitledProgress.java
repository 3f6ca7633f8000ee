package fiji.plugin.dinotracker.progress;

/** Puts a title before each stage, where there are several runs to tell apart. */
public final class TitledProgress extends ForwardingProgress {

	private final String title;

	/**
	 * @param listener who is told
	 * @param title which run it is, with what separates it from the stage
	 */
	public TitledProgress(final Progress listener, final String title) {
		super(listener);
		this.title = title;
	}

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {
		super.report(title + stage, done, total, detail);
	}
}
