package fiji.plugin.dinotracker.results;

import java.io.IOException;

import fiji.plugin.dinotracker.progress.Progress;
import fiji.plugin.dinotracker.storage.ProblemLine;

/**
 * A table that is written anew after each of many runs. If it cannot be, as it is open elsewhere, that is told and no reason
 * to stop; it is tried once more in the end.
 */
public final class RewrittenTable {

	/** Writes what there is by now. */
	@FunctionalInterface
	public interface Writing {

		/** @throws IOException if that fails; the message says what to do */
		void write() throws IOException;
	}

	private final Writing writing;
	private final Progress progress;
	private boolean behind;

	/**
	 * @param writing writes the table
	 * @param progress is told if it cannot be written
	 */
	public RewrittenTable(final Writing writing, final Progress progress) {
		this.writing = writing;
		this.progress = progress;
	}

	/** Writes what there is by now, if that can be. */
	public void update() {
		try {
			writing.write();
			behind = false;
		}
		catch (final IOException e) {
			progress.note(ProblemLine.of(e));
			behind = true;
		}
	}

	/**
	 * Writes it if it lacks something still.
	 *
	 * @throws IOException if that fails again; the message says what to do
	 */
	public void finish() throws IOException {
		if (behind) writing.write();
	}
}
