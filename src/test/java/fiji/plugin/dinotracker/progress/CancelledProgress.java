package fiji.plugin.dinotracker.progress;

/** That of a user who asked to stop before anything began. */
public final class CancelledProgress implements Progress {

	@Override
	public void report(final String stage, final int done, final int total, final String detail) {}

	@Override
	public boolean cancelled() {
		return true;
	}
}
