package fiji.plugin.dinotracker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Things that hold memory and give it back together, the latest first. */
final class Belongings implements AutoCloseable {

	private final Deque<Runnable> closings = new ArrayDeque<>();

	/**
	 * Takes a thing over.
	 *
	 * @param close gives its memory back
	 * @return the same thing
	 */
	<T> T add(final T thing, final Consumer<T> close) {
		closings.push(() -> close.accept(thing));
		return thing;
	}

	@Override
	public void close() {
		while (!closings.isEmpty())
			closings.pop().run();
	}
}
