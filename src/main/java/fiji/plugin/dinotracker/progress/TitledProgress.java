package fiji.plugin.dinotracker.progress;

/**
 * Puts a title before each stage, where there are several runs to tell apart.
 *
 * @param listener who is told
 * @param title which run it is, with what separates it from the stage
 */
public record TitledProgress(Progress listener, String title) implements Progress {

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {
		listener.report(title + stage, done, total, detail);
	}

	@Override
	public boolean cancelled() {
		return listener.cancelled();
	}
}
