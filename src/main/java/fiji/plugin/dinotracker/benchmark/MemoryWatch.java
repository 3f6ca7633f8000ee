package fiji.plugin.dinotracker.benchmark;

import fiji.plugin.dinotracker.ProcessMemory;
import fiji.plugin.dinotracker.progress.ForwardingProgress;
import fiji.plugin.dinotracker.progress.Progress;

/** Passes progress on and looks at each report how much memory is held that is not pages of files. */
final class MemoryWatch extends ForwardingProgress {

	private long most;

	MemoryWatch(final Progress listener) {
		super(listener);
	}

	@Override
	public synchronized void report(final String stage, final int done, final int total, final String detail) {
		most = Math.max(most, ProcessMemory.anonymous());
		super.report(stage, done, total, detail);
	}

	/** The most that was seen, in bytes; 0 where the system does not tell. */
	synchronized long most() {
		return most;
	}
}
