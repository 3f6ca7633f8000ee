package fiji.plugin.dinotracker.flow.raft;

import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/** Keeps memory bounded: frees what a computation made on its way as soon as its result is there. */
final class Intermediates {

	private Intermediates() {}

	/** The result of a computation; every other tensor made in it is closed. */
	static NDArray release(final Supplier<NDArray> computation) {
		final NDArray result;
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			result = computation.get();
			NDScope.unregister(result);
		}
		NDScope.register(result); // an enclosing computation is to free it in turn
		return result;
	}
}
