package fiji.plugin.dinotracker.storage;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** Does one thing of many, whose failure is no reason not to do the others. */
public final class Attempt {

	private Attempt() {}

	/** Something that may fail. */
	@FunctionalInterface
	public interface Work<T> {

		/** Does it, and gives what came of it. */
		T run() throws IOException;
	}

	/**
	 * What came of something, or what its failure comes to, also where it is memory that did not suffice.
	 *
	 * @param failed is given what is wrong
	 * @throws CancellationException if the user stopped it
	 */
	public static <T> T orElse(final Work<T> work, final Function<Exception, T> failed) {
		try {
			return work.run();
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final IOException | RuntimeException e) {
			return failed.apply(e);
		}
		catch (final OutOfMemoryError e) {
			return failed.apply(new IOException(ProblemLine.of(e, "give it more"), e));
		}
	}
}
